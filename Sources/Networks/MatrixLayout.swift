import Expressions

/// Which way round somebody has the matrices of an iteration.
///
/// gradb's samples are columns, and its weights neurons × inputs.
public struct MatrixLayout: Sendable, Equatable {
  /// Whether each sample is a row, and each bias, which is added to it.
  public let samplesAreRows: Bool
  /// Whether weights are inputs × neurons.
  public let weightsAreTransposed: Bool

  /// Samples and weights, each gradb's way round or the other.
  public init(samplesAreRows: Bool, weightsAreTransposed: Bool) {
    (self.samplesAreRows, self.weightsAreTransposed) = (samplesAreRows, weightsAreTransposed)
  }

  /// gradb's own: a column for each sample, `W1 @ X`.
  public static let columns = MatrixLayout(samplesAreRows: false, weightsAreTransposed: false)
  /// A row for each sample, and all else as it goes with that: `X @ W1`.
  public static let rows = MatrixLayout(samplesAreRows: true, weightsAreTransposed: true)

  /// Whether a matrix is the transpose of what it is in gradb.
  public func isTransposed(_ name: MatrixName) -> Bool {
    name.isOfWeights ? weightsAreTransposed : samplesAreRows
  }

  /// The right side of gradb's line that writes `output`, as it is written here; with nil, of one that writes a matrix of
  /// samples.
  public func formula(_ formula: Formula, writing output: MatrixName? = nil) -> Formula {
    guard self != .columns else { return formula }
    return formula.laidOut(isTransposed: output.map(isTransposed) ?? samplesAreRows) { name in
      // W1_old is as W1 is.
      guard let matrix = MatrixName(name.prefix { $0 != "_" }) else { return name == "y" ? .vector : .number }
      return matrix.isSingleNumber ? .number : .matrix(isTransposed: isTransposed(matrix))
    }
  }

  /// A line of gradb's as it is written here.
  public func line(_ line: FormulaLine) -> FormulaLine {
    FormulaLine(line.name, formula(line.formula, writing: MatrixName(line.name)))
  }

  /// A sentence about gradb's rows and columns, said of the other way round where that is meant here.
  public func prose(_ text: String) -> String {
    guard samplesAreRows else { return text }
    return Self.exchanging("column", "row", in: Self.exchanging("axis=0", "axis=1", in: text))
      .replacing("column above", with: "column before").replacing("column below", with: "column behind")
  }

  private static func exchanging(_ one: String, _ other: String, in text: String) -> String {
    text.replacing(one, with: "\u{0}").replacing(other, with: one).replacing("\u{0}", with: other)
  }
}

extension Formula {
  /// The same line where each sample is a row: every matrix in it, and the result, is the transpose of what it is in gradb.
  ///
  /// `W1 @ X + b1` becomes `X @ W1 + b1`, `dZ1 @ X.T / m` becomes `X.T @ dZ1 / m`, and axes change places.
  public var withSamplesAsRows: Formula { MatrixLayout.rows.formula(self) }
}
