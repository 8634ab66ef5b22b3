/// The row and column of an element.
public struct MatrixPlace: Sendable, Hashable {
  /// The row, from 0.
  public let row: Int
  /// The column, from 0.
  public let column: Int

  /// The element in `row` and `column`.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}
