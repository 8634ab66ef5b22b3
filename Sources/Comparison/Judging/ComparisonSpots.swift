import Expressions
import Matrices

/// A few elements of an array, with which a line is tried before all of it is computed: hundreds of lines do not give them.
struct ComparisonSpots {
  private let rows: [Int]
  private let columns: [Int]
  private let mine: Matrix
  private let tolerance: Double

  /// Spots in `mine`, which should be `right`; nil for an array that is not worth the trouble.
  init?(_ mine: Matrix, _ right: Matrix, _ precision: NotebookPrecision) {
    guard mine.elements.count > 16, right.rows == mine.rows, right.columns == mine.columns else { return nil }
    self.mine = mine
    // Where it differs most and where it is largest, for at its zeros many lines agree.
    let places = mine.elements.indices
    let tellingly = [
      places.max {
        abs(mine.elements[$0] - right.elements[$0]) < abs(mine.elements[$1] - right.elements[$1])
      },
      places.max { abs(mine.elements[$0]) < abs(mine.elements[$1]) },
    ].compactMap { $0 }
    rows = Array(Set(tellingly.map { $0 % mine.rows } + [0, mine.rows / 2])).sorted()
    columns = Array(Set(tellingly.map { $0 / mine.rows } + [0, mine.columns / 2])).sorted()
    let largest = mine.elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    // Looser than the judgement of the whole, which has the last word.
    tolerance = 4 * (precision.relativeTolerance * largest + precision.absoluteTolerance)
  }

  /// Whether a line gives these elements, as far as they are numbers.
  func fit(_ line: Formula, in names: [String: Value]) -> Bool {
    guard
      let part = line.part(
        rows: rows, columns: columns, ofRows: mine.rows, columns: mine.columns, in: names)
    else {
      // A line of another shape may be stretched to a column.
      return mine.columns == 1
    }
    return rows.indices.allSatisfy { i in
      columns.indices.allSatisfy { j in
        let (own, other) = (mine[rows[i], columns[j]], part[i, j])
        return !own.isFinite || !other.isFinite || abs(own - other) <= tolerance
      }
    }
  }
}
