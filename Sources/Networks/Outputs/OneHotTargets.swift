import Matrices

extension OutputTargets {
  /// An output for each class: 1 in the row of a sample's label, and `low` elsewhere.
  public static func oneHot(low: Double = 0) -> OutputTargets {
    let other = low == 0 ? "0" : "-1"
    let elsewhere = low == 0 ? "" : ", and -1 elsewhere"
    return OutputTargets(
      isOneHot: true, low: low, classCount: { $0 },
      line: { $1 ? "one_hot(y, classes=\($0))" : "one_hot(y)" },
      decide: { column, _ in Matrix.mostProbable(column) },
      words: Words(
        rows: "classes by samples", targets: "classes by samples: 1 in the row of the label\(elsewhere)",
        briefTargets: "1 in the row of each sample's label\(elsewhere)",
        targetsInFull:
          "The labels of the batch, one-hot: a column for each of its m samples, with a 1 in the row of its label and "
          + "\(other) elsewhere.",
        row: { "class \($0)" }, others: { $0 }),
      mistakes: { $0.oneHotLabels })
  }
}
