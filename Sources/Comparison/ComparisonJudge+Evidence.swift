import Expressions
import Matrices
import Networks

/// Which lines give the numbers of an array.
extension ComparisonJudge {
  /// Whether two matrices of one shape are the same to rounding.
  func agree(_ mine: Matrix, _ other: Matrix) -> Bool { difference(mine, other).wrong == 0 }

  /// Whether `expression` gives `mine`, to rounding.
  func fits(_ mine: Matrix, _ expression: String) -> Bool {
    value(of: expression, like: mine).map { agree(mine, $0) } ?? false
  }

  /// The mistakes that give what was saved where `expression` should give `right`: the first in the table, and one of
  /// another kind; or what another array or a number explains.
  func fits(
    _ mine: SavedArray, _ right: Matrix, among mistakes: [Mistake], _ expression: String, _ name: MatrixName?,
    updated: MatrixName?
  ) -> [Mistake] {
    guard let matrix = mine.matrix else {
      return Array(mistakes.lazy.filter { isMisshapen(mine, like: $0.expression) }.prefix(1))
    }
    let known = mistakes.filter { fits(matrix, $0.expression) }
    if let first = known.first {
      // What is 0 throughout fits more than it tells.
      let isTelling = !agree(matrix, Matrix(rows: matrix.rows, columns: matrix.columns))
      return [first]
        + known.dropFirst().filter { isTelling && $0.kind != first.kind && $0.line != first.line }.prefix(1)
    }
    if !matrix.elements.contains(where: { $0 != 0 }) {
      return [Mistake("", .words(matrix.elements.count == 1 ? "it is 0" : "every element is 0"))]
    }
    if let mistake = solved(matrix, right, name, updated: updated) ?? neighbour(matrix, expression, name) {
      return [mistake]
    }
    let count = zip(matrix.elements, right.elements).count { !$0.isFinite && $1.isFinite }
    return count == 0 ? [] : [Mistake("", .words(Self.notFinite(count)))]
  }

  private static func notFinite(_ count: Int) -> String {
    let elements = count == 1 ? "1 element is" : "\(count) elements are"
    return "\(elements) nan or inf: an overflow, a division by 0, or a logarithm of 0"
  }

  /// What `expression` gives, in the shape of `right`; nil where it cannot be computed or has another shape.
  ///
  /// `others` go before the names of the file.
  func value(of expression: String, like right: Matrix, besides others: [String: Value] = [:]) -> Matrix? {
    guard let array = value(of: expression, others) else { return nil }
    let matrix = array.matrix
    if matrix.rows == right.rows && matrix.columns == right.columns { return matrix }
    if case .vector(let count) = array.shape, right.columns == 1, count == right.rows {
      return matrix.transposed
    }
    // NumPy would stretch it.
    if let number = array.single, right.columns == 1 {
      return Matrix(rows: right.rows, columns: right.columns, repeating: number)
    }
    return nil
  }

  private func value(of expression: String, _ others: [String: Value] = [:]) -> ArrayValue? {
    guard let parsed = try? ParsedExpression(expression) else { return nil }
    let names = others.isEmpty ? names : names.merging(others) { $1 }
    return (try? parsed.value(in: names))?.array
  }

  /// Whether an array of another shape than gradb's is what a line gives, either way round if it `isTransposable`.
  func isMisshapen(_ mine: SavedArray, like expression: String, isTransposable: Bool = true) -> Bool {
    guard let wrong = value(of: expression), let saved = mine.array.matrix,
      wrong.elements.count == saved.elements.count
    else { return false }
    return ([wrong.matrix] + (isTransposable ? [wrong.matrix.transposed] : [])).contains { candidate in
      let candidate =
        min(candidate.rows, candidate.columns) == 1 && min(saved.rows, saved.columns) == 1
        ? Matrix(rows: saved.rows, columns: saved.columns, elements: candidate.elements) : candidate
      return candidate.rows == saved.rows && candidate.columns == saved.columns && agree(saved, candidate)
    }
  }
}
