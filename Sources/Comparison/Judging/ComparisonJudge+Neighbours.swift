import Matrices
import Networks

/// Arrays that hold the numbers of another one, as after copy and paste.
extension ComparisonJudge {
  /// The array of the file whose numbers `mine` has, in the place of what `line` writes.
  func sameNumbers(_ mine: Matrix, _ line: Line) -> Mistake? {
    let arrays = names.keys.filter { MatrixName($0) != nil && $0 != line.output.map { "\($0)" } }.sorted()
    let same = arrays.first { name in
      guard let other = names[name]?.array?.matrix, other.rows == mine.rows, other.columns == mine.columns
      else {
        return false
      }
      return agree(mine, other)
    }
    return same.map { Mistake(.words("it holds the numbers of \($0)"), line: $0) }
  }
}
