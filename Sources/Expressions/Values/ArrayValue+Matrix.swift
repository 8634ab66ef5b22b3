import Matrices

extension ArrayValue {
  /// The matrix as an array of two dimensions; shares its memory.
  public init(_ matrix: Matrix) {
    self.init(shape: .matrix(rows: matrix.rows, columns: matrix.columns), elements: matrix.elements)
  }

  /// The array as a matrix, a vector as a single row and a number as 1×1; shares its memory.
  public var matrix: Matrix { Matrix(rows: shape.rows, columns: shape.columns, elements: elements) }
}
