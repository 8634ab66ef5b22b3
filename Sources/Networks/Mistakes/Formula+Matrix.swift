import Expressions
import Matrices

extension Formula {
  /// Its value as a matrix of a given shape; nil where it has none, or one of another shape.
  ///
  /// A vector may stand for a column, and a number for all of one: NumPy stretches both.
  public func matrix(
    rows: Int, columns: Int, in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) -> Matrix? {
    guard let array = (try? value(in: scope, limits: limits))?.array else { return nil }
    let matrix = array.matrix
    if matrix.rows == rows && matrix.columns == columns { return matrix }
    if array.shape.dimensions == [rows], columns == 1 { return matrix.transposed }
    guard let number = array.single, columns == 1 else { return nil }
    return Matrix(rows: rows, columns: columns, repeating: number)
  }
}
