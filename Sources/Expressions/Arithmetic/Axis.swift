/// The direction in which elements are taken together; the other one remains.
enum Axis: Sendable, Equatable {
  /// NumPy's axis 0 of a matrix: one result for each column.
  case downRows
  /// NumPy's axis 1 of a matrix, and the only one of a vector: one result for each row.
  case alongColumns
}

extension Shape {
  /// What is left when the elements along an axis, or all of them, become one.
  func reduced(_ axis: Axis?, keepsDimensions: Bool) -> Shape {
    switch (self, axis) {
    case (.matrix, nil): keepsDimensions ? .matrix(rows: 1, columns: 1) : .scalar
    case (.matrix(_, let columns), .downRows):
      keepsDimensions ? .matrix(rows: 1, columns: columns) : .vector(columns)
    case (.matrix(let rows, _), .alongColumns):
      keepsDimensions ? .matrix(rows: rows, columns: 1) : .vector(rows)
    case (.vector, _): keepsDimensions ? .vector(1) : .scalar
    case (.scalar, _): .scalar
    }
  }

  /// How many elements become one.
  func length(_ axis: Axis?) -> Int {
    switch axis {
    case nil: count
    case .downRows: rows
    case .alongColumns: columns
    }
  }
}
