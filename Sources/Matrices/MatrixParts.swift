/// A matrix that is made part by part, some columns at a time: as a whole it may take long, or more memory than is to be had.
public struct MatrixParts<Stopped: Error> {
  /// The number of rows; 0 or more.
  public let rows: Int
  /// The number of columns; 0 or more.
  public let columns: Int
  private let make: (Range<Int>) throws(Stopped) -> Matrix

  /// About so many numbers are made at a time, in a millisecond or two.
  private static var size: Int { 1 << 17 }

  /// A matrix of the given shape; `make` gives the columns that it is asked for, each with all its rows.
  public init(rows: Int, columns: Int, make: @escaping (Range<Int>) throws(Stopped) -> Matrix) {
    (self.rows, self.columns, self.make) = (rows, columns, make)
  }

  /// The number of elements.
  public var count: Int { rows * columns }

  /// Some columns, with all their rows.
  public func part(_ columns: Range<Int>) throws(Stopped) -> Matrix { try make(columns) }

  /// Calls `body` with one part after the other of the columns in `range`, or of all, until it answers false.
  public func forEach(
    _ range: Range<Int>? = nil, _ body: (Matrix) throws(Stopped) -> Bool
  ) throws(Stopped) {
    let range = range ?? 0..<columns
    let width = max(1, Self.size / max(1, rows))
    for start in stride(from: range.lowerBound, to: range.upperBound, by: width) {
      guard try body(make(start..<min(start + width, range.upperBound))) else { return }
    }
  }

  /// All of it in one.
  public func whole() throws(Stopped) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(count)
    try forEach { part in
      elements += part.elements
      return true
    }
    return Matrix(rows: rows, columns: columns, elements: elements)
  }
}

extension MatrixParts where Stopped == Never {
  /// A matrix that is there.
  public init(_ matrix: Matrix) {
    self.init(rows: matrix.rows, columns: matrix.columns) { columns in
      columns.count == matrix.columns
        ? matrix
        : Matrix(
          rows: matrix.rows, columns: columns.count,
          elements: Array(
            matrix.elements[columns.lowerBound * matrix.rows..<columns.upperBound * matrix.rows]))
    }
  }
}
