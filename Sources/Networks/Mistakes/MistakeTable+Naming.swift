import Expressions
import Matrices

extension MistakeTable {
  /// The mistake that gives `mine` where the line that writes `output` should stand, with what that line reads; nil where
  /// the right line gives it, too, or no known mistake does.
  ///
  /// Mistakes that have words of their own come first, then slips, then what the numbers alone tell.
  public func mistake(giving mine: Matrix, in output: MatrixName, with scope: OperationScope) -> Mistake? {
    let scope = scope.readByMistakes
    func value(_ line: Formula?) -> Matrix? {
      line?.matrix(rows: mine.rows, columns: mine.columns, in: scope)
    }
    let isUpdate = output.isParameter
    guard let right = value(isUpdate ? update(of: output) : right(output)), !Self.isSame(mine, right) else {
      return nil
    }
    func isMistake(_ mistake: Mistake) -> Bool {
      guard let wrong = value(mistake.formula) else { return false }
      return Self.isSame(mine, wrong, scale: right) && !Self.isSame(wrong, right)
    }
    let known = isUpdate ? mistakes(inUpdateOf: output) : mistakes(in: output)
    return known.first(where: isMistake)
      ?? (isUpdate ? slips(inUpdateOf: output) : slips(in: output)).first(where: isMistake)
      ?? Mistake(solving: mine, right: right, of: output.parameter.flatMap { scope.numbers.matrix($0) })
  }

  /// Whether two matrices are the same to rounding, in which sums may be 0 where others are as large as those of `scale`.
  private static func isSame(_ mine: Matrix, _ other: Matrix, scale: Matrix? = nil) -> Bool {
    let largest = (scale ?? other).elements.reduce(0) { max($0, abs($1)) }
    return zip(mine.elements, other.elements).allSatisfy { abs($0 - $1) <= 1e-9 * largest }
  }
}
