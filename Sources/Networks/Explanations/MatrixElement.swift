import Matrices

/// One number of an iteration: a pixel, a label, a weight or bias, or what an operation wrote.
public struct MatrixElement: Sendable, Hashable {
  /// The matrix.
  public let name: MatrixName
  /// The row and column in it.
  public let place: MatrixPlace

  /// The element of a matrix at `place`.
  public init(_ name: MatrixName, _ place: MatrixPlace) {
    self.name = name
    self.place = place
  }

  /// The element of a matrix in `row` and `column`.
  public init(_ name: MatrixName, _ row: Int, _ column: Int) {
    self.init(name, MatrixPlace(row: row, column: column))
  }

  /// Whether an operation of the iteration computed it. Pixels, labels, weights and biases are given, and so is the
  /// optimizer's state of the iteration before, which the operation that writes the next one reads.
  public var isComputed: Bool { !name.isGiven }
}

extension MatrixElement: CustomStringConvertible {
  /// The name as a person types it: `dW1[3,402]`; `b1[3]`, which has one column; `L`, which has one element.
  public var description: String {
    if name.isSingleNumber { return name.description }
    return name.isBias ? "\(name)[\(place.row)]" : "\(name)[\(place.row),\(place.column)]"
  }
}
