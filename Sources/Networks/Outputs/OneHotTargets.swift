import Expressions

extension OutputLayer {
  /// Y where there is an output for each class: 1 in the row of a sample's label, and 0 elsewhere.
  static let oneHot: @Sendable (_ oneHot: String) -> Formula = { Formula(stringLiteral: $0) }

  /// Whether there is an output for each class.
  static let outputForEachClass: @Sendable (_ outputs: Int, _ classes: Int) -> Bool = { $0 == $1 }
}

extension OutputLayer.Words {
  /// What is said where Y is one-hot, or has `other` in the place of 0.
  static func oneHot(
    _ outputs: String, other: String = "0", best: String,
    wayAround: @escaping @Sendable (String, MatrixName, Architecture) -> String? = { _, _, _ in nil }
  ) -> OutputLayer.Words {
    let elsewhere = other == "0" ? "" : ", and \(other) elsewhere"
    return OutputLayer.Words(
      outputs: "\(outputs), classes by samples",
      targets: "classes by samples: 1 in the row of the label\(elsewhere)",
      briefTargets: "1 in the row of each sample's label\(elsewhere)",
      targetsInFull:
        "The labels of the batch, one-hot: a column for each of its m samples, with a 1 in the row of its label and "
        + "\(other) elsewhere.",
      best: best, wayAround: wayAround)
  }
}

extension OutputColumns {
  /// Writes A - Y, where Y has 1 in the row of a sample's label and `other` elsewhere.
  func subtractTargets(to error: UnsafeMutablePointer<Double>, other: Double = 0) {
    for i in 0..<rows * count { error[i] = a[i] - other }
    for column in 0..<count {
      let place = column * rows + target(column)
      error[place] = a[place] - 1
    }
  }
}
