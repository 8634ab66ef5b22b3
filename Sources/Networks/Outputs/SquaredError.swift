import Expressions
import Matrices

/// The squared error, half of its mean over the samples: what most first networks minimise.
///
/// Nielsen, "Neural Networks and Deep Learning", chapter 2, has the half, so that the derivative has no 2 in it.
extension OutputLayer {
  /// The loss.
  static func squaredError() -> Loss {
    Loss(
      formula: { "sum((A\($0) - Y)**2) / (2 * m)" }, exactly: { "sum((A\($0) - Y)**2) / (2 * m)" },
      add: { columns, sum in
        let (a, rows) = (columns.a, columns.rows)
        for column in 0..<columns.count {
          for row in 0..<rows {
            let error = a[column * rows + row] - columns.target(row, column)
            sum[0] += error * error
          }
        }
      },
      divisor: { 2 * $0 },
      otherScales: { outputs, k in
        let count = Double(outputs)
        return [
          .init(factor: 2, formula: "sum((A\(k) - Y)**2) / m"),
          .init(factor: 2 / count, formula: "mean((A\(k) - Y)**2)"),
          .init(factor: 1 / count, formula: "mean((A\(k) - Y)**2) / 2"),
        ]
      },
      meaning: "Each output costs half the square of what it is off by.",
      notes: OperationNotes(
        title: "Loss: L = sum((A - Y)**2) / (2 * m)",
        meaning:
          "How far the outputs are, on average, from what they should be: half the square of the distance.",
        derivation: """
          For each sample, l = ((a[0] - y[0])² + (a[1] - y[1])² + …) / 2, and L is the mean over the m samples. The half \
          is there so that the derivative has no 2 in it.
          """))
  }

  /// dA = A - Y, the derivative of each sample's loss by its outputs.
  static func outputError() -> Part {
    error(
      kind: .activationGradient, title: "Error at the output: dA = A - Y",
      derivation: """
        Differentiate l = ((a[0] - y[0])² + …) / 2 by a[i]: only one square has a[i] in it, and 2 (a[i] - y[i]) / 2 is \
        a[i] - y[i].
        """)
  }

  /// dZ = A - Y, where A is Z.
  static let linearError = error(
    kind: .preActivationGradient, title: "Error at the output: dZ = A - Y",
    derivation: """
      Differentiate l = ((a[0] - y[0])² + …) / 2 by z[i], where a[i] is z[i]: that is a[i] - y[i]. It is the same line as \
      that of softmax with cross-entropy, and not by chance: each is the loss that goes with its output.
      """)

  private static func error(
    kind: MatrixName.Kind, title: String, derivation: String
  ) -> Part {
    Part(
      kind: kind, formula: { "A\($0) - Y" },
      run: { $0.subtractTargets(to: kind == .activationGradient ? $0.dA : $0.dZ) },
      meaning: { place, _ in "What output \(place.row) is, minus what it should be." },
      notes: OperationNotes(
        title: title, meaning: "For each output, what it is minus what it should be.", derivation: derivation)
    )
  }

  /// The loss of whoever takes each class for as likely, and says their mean for every sample; Y has `other` in the rows of
  /// other classes.
  static func squaredErrorOfGuess(other: Double = 0) -> @Sendable (_ classes: Int) -> Double {
    { classes in (1 - other) * (1 - other) * (1 - 1 / Double(classes)) / 2 }
  }
}
