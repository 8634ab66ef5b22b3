import Matrices

extension NumericArray {
  /// The matrix as an array of shape (rows, columns).
  public init(_ matrix: Matrix) {
    self.init(shape: [matrix.rows, matrix.columns], elements: matrix.transposed.elements)
  }

  /// The array as a matrix, or nil if it has more than two dimensions.
  ///
  /// A single number becomes 1×1; n numbers become the column n×1, since a vector of ours (a bias, one
  /// sample) is a column; (r, c) becomes r×c.
  public var matrix: Matrix? {
    switch shape.count {
    case 0, 1: Matrix(rows: elements.count, columns: 1, elements: elements)
    case 2: Matrix(rows: shape[1], columns: shape[0], elements: elements).transposed
    default: nil
    }
  }
}
