extension OutputTargets {
  /// One output for a real number: the number itself.
  public static let number = OutputTargets(
    isOneHot: false, low: 0, classCount: { _ in nil }, line: { _, _ in "y.reshape(1, m)" },
    decide: { _, _ in nil },
    words: Words(
      rows: "one row, a column for each sample", targets: "one row: the target of each sample",
      briefTargets: "the target of each sample",
      targetsInFull: "The targets of the batch in a row: a column for each of its m samples.",
      row: { _ in "the target" }, others: { _ in "" }),
    mistakes: { $0.rolledTargets })
}
