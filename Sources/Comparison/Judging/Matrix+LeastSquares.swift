import Matrices

extension Matrix {
  /// The k with which `start` + k * `way` comes nearest to this matrix, by least squares, all of one shape; nil where it
  /// is 0 or no number.
  func leastSquares(from start: Matrix, along way: Matrix) -> Double? {
    let squares = way.elements.reduce(0) { $0 + $1 * $1 }
    let missing = zip(elements, start.elements).map { $0 - $1 }
    let factor = zip(missing, way.elements).reduce(0) { $0 + $1.0 * $1.1 } / squares
    return factor.isFinite && factor != 0 ? factor : nil
  }
}
