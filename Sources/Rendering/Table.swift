/// Cells in aligned columns, with or without headings: help, reports, lists.
public struct Table: Sendable, Equatable {
  /// Where a column's cells stand in it.
  public enum Alignment: Sendable { case left, right }

  /// A column's heading and alignment.
  public struct Column: Sendable, Equatable {
    /// What stands above the column; a table whose headings are all empty has no line for them.
    public var heading: String
    /// Where the cells and the heading stand.
    public var alignment: Alignment

    /// A column; by default without a heading, its cells at the left.
    public init(_ heading: String = "", _ alignment: Alignment = .left) {
      self.heading = heading
      self.alignment = alignment
    }
  }

  /// The columns, from left to right.
  public var columns: [Column]
  /// The cells, row by row; a row may end early, and has no more cells than there are columns.
  public private(set) var rows: [[StyledText]] = []

  private static let gap = 2
  /// No column of text is made narrower than this as long as another one can be.
  private static let comfortableWidth = 12

  /// A table without rows.
  public init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells beyond the last column are dropped.
  public mutating func add(_ cells: [StyledText]) { rows.append(Array(cells.prefix(columns.count))) }

  /// The table, with columns as wide as their widest cells. Ends with a newline, unless it is empty.
  ///
  /// Where that is wider than the display, the cells of the widest columns are broken between words; where
  /// even that does not help, every cell gets a line of its own. No number and no short word is ever broken in a column.
  public func text(in display: Display) -> StyledText {
    let headings = columns.map { StyledText($0.heading, .heading) }
    let all = headings.allSatisfy(\.isEmpty) ? rows : [headings] + rows
    var text = StyledText()
    guard let widths = widths(of: all, within: display.columns) else {
      for cell in all.joined() {
        for line in cell.wrapped(to: display.columns) { text.appendLine(line) }
      }
      return text
    }
    for row in all { text.append(self.text(of: row, widths: widths)) }
    return text
  }

  /// One row, in as many lines as its highest cell needs.
  private func text(of row: [StyledText], widths: [Int]) -> StyledText {
    let cells = zip(row, widths).map { $0.wrapped(to: $1) }
    var text = StyledText()
    for index in 0..<max(1, cells.map(\.count).max() ?? 0) {
      var line = StyledText()
      var position = 0
      for (column, cell) in cells.enumerated() {
        if index < cell.count, cell[index].width > 0 {
          let isRight = columns[column].alignment == .right
          let blanks = position - line.width + (isRight ? widths[column] - cell[index].width : 0)
          line.append(String(repeating: " ", count: blanks))
          line.append(cell[index])
        }
        position += widths[column] + Self.gap
      }
      text.appendLine(line)
    }
    return text
  }

  /// The least number of columns of a display in which nothing but long words is broken.
  public var leastWidth: Int {
    let headings = columns.map { StyledText($0.heading) }
    let least = columns.indices.map { leastWidth(of: $0, in: [headings] + rows) }
    return least.reduce(0, +) + Self.gap * max(0, least.count - 1)
  }

  /// The longest word of a column; a very long one, such as a path, counts as a comfortable width.
  private func leastWidth(of column: Int, in rows: [[StyledText]]) -> Int {
    let words = rows.lazy.flatMap { row in
      column < row.count ? row[column].plain.split(whereSeparator: \.isWhitespace) : []
    }
    let longest = words.map(\.columns).max() ?? 0
    return columns[column].alignment == .right ? longest : min(longest, Self.comfortableWidth)
  }

  /// The width of every column, so that together with the gaps they fit; nil if there is no room for that.
  private func widths(of rows: [[StyledText]], within limit: Int) -> [Int]? {
    var widths = columns.indices.map { column in
      rows.compactMap { column < $0.count ? $0[column].lines.map(\.width).max() : nil }.max() ?? 0
    }
    let least = columns.indices.map { leastWidth(of: $0, in: rows) }
    // A hostile table may have thousands of columns.
    guard least.reduce(0, +) + Self.gap * (least.count - 1) <= limit else { return nil }
    var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - limit
    while excess > 0 {
      // Text can be broken, headings of numbers had better not be.
      let texts = widths.indices.filter {
        columns[$0].alignment == .left && widths[$0] > Self.comfortableWidth
      }
      let breakable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = (texts.isEmpty ? breakable : texts).max(by: { widths[$0] < widths[$1] }) else {
        return nil
      }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
