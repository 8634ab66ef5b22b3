extension OutputTargets {
  /// One output for two classes: 1 for a sample with label 1, and `low` for one with label 0.
  public static func twoClasses(low: Double = 0) -> OutputTargets {
    let other = low == 0 ? "0" : "-1"
    return OutputTargets(
      isOneHot: false, low: low, classCount: { _ in 2 }, line: { _, _ in "y.reshape(1, m)" },
      decide: { column, low in
        guard let output = column.first, !output.isNaN else { return nil }
        return output > (1 + low) / 2 ? 1 : 0
      },
      words: Words(
        rows: "one row, a column for each sample", targets: "one row: 1 for label 1, \(other) for label 0",
        briefTargets: "1 where the label is 1, \(other) where it is 0",
        targetsInFull:
          "The labels of the batch in a row: a column for each of its m samples, with 1 for label 1 and \(other) for label "
          + "0.",
        row: { _ in "class 1" }, others: { _ in low == 0 ? "; class 0 gets the rest" : "" }),
      mistakes: { table in
        table.rolledTargets + [
          Mistake(
            table.architecture.targets.coded("(1 - y.reshape(1, m))"),
            "the classes are exchanged: Y is 1 where the label is 0")
        ]
      })
  }
}
