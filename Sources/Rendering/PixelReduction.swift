import Matrices

extension Matrix {
  /// The matrix as an image of the given size (1 or more, at most its own), each pixel the mean of those it
  /// covers.
  ///
  /// A pixel that covers a NaN is NaN, and infinities show likewise.
  func averaged(rows newRows: Int, columns newColumns: Int) -> Matrix {
    if newRows == rows && newColumns == columns { return self }
    let rowSpans = Self.spans(rows, newRows)
    let columnSpans = Self.spans(columns, newColumns)
    return Matrix(rows: newRows, columns: newColumns) { row, column in
      var sum = 0.0
      var area = 0.0
      for (j, columnShare) in columnSpans[column] {
        for (i, rowShare) in rowSpans[row] {
          sum += self[i, j] * rowShare * columnShare
          area += rowShare * columnShare
        }
      }
      return sum / area
    }
  }

  /// For each of `count` equal stretches of 0 ..< `length`: which unit cells it covers, and how much of each.
  private static func spans(_ length: Int, _ count: Int) -> [[(index: Int, share: Double)]] {
    let size = Double(length) / Double(count)
    return (0..<count).map { stretch in
      let low = Double(stretch) * size
      let high = min(Double(length), low + size)
      return (Int(low)..<min(length, Int(high.rounded(.up)))).compactMap { index in
        let share = min(high, Double(index + 1)) - max(low, Double(index))
        // Rounding leaves slivers of the neighbours.
        return share > 1e-9 ? (index, share) : nil
      }
    }
  }
}
