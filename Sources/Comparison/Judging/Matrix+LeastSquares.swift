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

  /// The k with which this matrix is k times `other`, where what that gives `agrees`; nil where there is none.
  func factor(of other: Matrix, _ agrees: (Matrix) -> Bool) -> Double? {
    guard let place = other.elements.indices.max(by: { abs(other.elements[$0]) < abs(other.elements[$1]) })
    else { return nil }
    let factor = elements[place] / other.elements[place]
    guard factor.isFinite, factor != 0 else { return nil }
    return agrees(other.scaled(by: factor)) ? factor : nil
  }

  /// The k with which this matrix is `start` + k * `way`, as short as a share of it allows, where what that gives `agrees`; nil
  /// where there is none.
  func multiple(of way: Matrix, from start: Matrix, within share: Double, _ agrees: (Matrix) -> Bool)
    -> Double?
  {
    guard way.elements.count == start.elements.count, elements.count == start.elements.count,
      let exact = leastSquares(from: start, along: way)
    else { return nil }
    let missing = zip(elements, start.elements).map { $0 - $1 }
    let rest = zip(missing, way.elements).reduce(0) { $0 + ($1.0 - exact * $1.1) * ($1.0 - exact * $1.1) }
    // Coarse numbers agree with much; a way that was not gone leaves more than a hundredth.
    guard rest <= 1e-4 * missing.reduce(0, { $0 + $1 * $1 }) else { return nil }
    let factor = ComparisonJudge.shortest(exact, within: share)
    let reached = Matrix(rows: start.rows, columns: start.columns) { start[$0, $1] + factor * way[$0, $1] }
    return agrees(reached) ? factor : nil
  }

  /// The same, to the precision of a file.
  func multiple(of way: Matrix, from start: Matrix, _ precision: NotebookPrecision) -> Double? {
    multiple(of: way, from: start, within: precision.relativeTolerance / 100) {
      precision.difference(self, $0).wrong == 0
    }
  }
}
