extension Matrix {
  /// The place of the first element, column by column, with the largest magnitude; nil where there is none.
  public var largestMagnitude: MatrixPlace? {
    var best: Int?
    for (i, element) in elements.enumerated()
    where best.map({ abs(element) > abs(elements[$0]) }) ?? true { best = i }
    return best.map { MatrixPlace(row: $0 % rows, column: $0 / rows) }
  }
}
