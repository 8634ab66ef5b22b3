/// How two matrices of one shape differ, element by element.
public struct MatrixDifference: Sendable, Equatable {
  /// Whether all elements are the same to the last bit; NaN is like NaN.
  public let isExact: Bool
  /// How many elements differ by more than was allowed.
  public let wrong: Int
  /// The largest difference; NaN where one element is NaN and the other not.
  public let largest: Double
  /// Where the largest difference is.
  public let place: MatrixPlace

  /// Compares `mine` with `other`, whose shape is the same; an element may differ by `allowed` of the other's.
  public init(_ mine: Matrix, _ other: Matrix, allowed: (_ other: Double) -> Double) {
    var place = MatrixPlace(row: 0, column: 0)
    var (largest, wrong, exact) = (0.0, 0, 0)
    for column in 0..<other.columns {
      for row in 0..<other.rows {
        let (a, b) = (other[row, column], mine[row, column])
        if a == b || (a.isNaN && b.isNaN) {
          exact += 1
          continue
        }
        let difference = abs(a - b)
        if !(difference <= allowed(a)) { wrong += 1 }
        if !(difference <= largest) && !largest.isNaN {
          (largest, place) = (difference, MatrixPlace(row: row, column: column))
        }
      }
    }
    isExact = exact == other.elements.count
    (self.wrong, self.largest, self.place) = (wrong, largest, place)
  }
}
