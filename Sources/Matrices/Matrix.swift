/// A dense matrix of `Double`, stored column by column.
///
/// gradb keeps one **column per sample** and one column of weights per input, so a column is what the network's
/// operations run along, and it is contiguous in memory.
public struct Matrix: Sendable, Equatable {
  /// The number of rows; 0 or more.
  public let rows: Int
  /// The number of columns; 0 or more.
  public let columns: Int
  /// The `rows * columns` elements, column after column: element (i, j) is at `j * rows + i`.
  public var elements: [Double] {
    didSet { precondition(elements.count == rows * columns, "a matrix keeps its shape") }
  }

  /// A matrix of the given shape with every element equal to `value`.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }

  /// A matrix over elements already in column order; `elements.count` must be `rows * columns`.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns, "elements must fill the shape")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix whose element (i, j) is `element(i, j)`, asked for column after column.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) -> Double) {
    var elements: [Double] = []
    elements.reserveCapacity(rows * columns)
    for column in 0..<columns {
      for row in 0..<rows { elements.append(element(row, column)) }
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  /// The element in `row` (0 ..< rows) and `column` (0 ..< columns).
  public subscript(row: Int, column: Int) -> Double {
    get { elements[column * rows + row] }
    set { elements[column * rows + row] = newValue }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }
}
