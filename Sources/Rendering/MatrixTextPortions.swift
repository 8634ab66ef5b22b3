import Matrices

/// The text of a matrix, some hundred lines at a time, each portion made when it is asked for.
public struct MatrixTextPortions<Stopped: Error> {
  private let parts: MatrixParts<Stopped>
  private let rows: [Int?]
  private let layout: MatrixLayout<Stopped>?
  private let rowIndices: [Int]
  private let columnIndices: [Int]
  private let display: Display
  /// What is said instead of numbers in columns, until it was shown.
  private var sentence: StyledText?
  /// The block of columns and the place in `rows` that come next.
  private var block = 0
  private var row = 0
  /// The numbers of the block's columns; nil where they are not made yet.
  private var numbers: [Int: [Double]]?

  /// The most lines of a portion.
  private static var lines: Int { 500 }

  init(
    _ parts: MatrixParts<Stopped>, rows: [Int?], layout: MatrixLayout<Stopped>, rowIndices: [Int],
    columnIndices: [Int], display: Display
  ) {
    (self.parts, self.rows, self.layout, self.display) = (parts, rows, layout, display)
    (self.rowIndices, self.columnIndices) = (rowIndices, columnIndices)
  }

  /// One portion, which is `sentence`.
  init(_ sentence: StyledText, _ parts: MatrixParts<Stopped>) {
    (self.parts, self.sentence) = (parts, sentence)
    (rows, layout, rowIndices, columnIndices, display) = ([], nil, [], [], Display())
  }

  /// The lines that come next, each of which ends with a newline; nil behind the last.
  ///
  /// - Throws: `Stopped` where the making of the matrix was ended.
  public mutating func next() throws(Stopped) -> StyledText? {
    if let only = sentence {
      sentence = nil
      return only
    }
    guard let layout, block < layout.blocks.count else { return nil }
    let columns = layout.isNarrow ? [0] : layout.blocks[block]
    if numbers == nil { numbers = try made(columns.compactMap(\.self)) }
    let numbers = numbers ?? [:]
    let shown = rows[row..<min(row + Self.lines, rows.count)]
    var text = StyledText()
    if row == 0, block > 0 { text.appendLine() }
    if layout.isNarrow {
      text.append(narrow(shown, layout, numbers[0] ?? []))
    } else {
      if row == 0 { text.appendLine(headings(columns, layout)) }
      for row in shown { text.appendLine(line(row, columns, layout, numbers)) }
    }
    row += shown.count
    if row == rows.count { (block, row, self.numbers) = (block + 1, 0, nil) }
    return text
  }

  /// The numbers of some columns.
  private func made(_ columns: [Int]) throws(Stopped) -> [Int: [Double]] {
    var numbers: [Int: [Double]] = [:]
    for column in columns { numbers[column] = try parts.part(column..<column + 1).elements }
    return numbers
  }

  private func headings(_ columns: [Int?], _ layout: MatrixLayout<Stopped>) -> StyledText {
    let indent = StyledText(String(repeating: " ", count: layout.heading + layout.rule.count))
    return cells(indent, columns, layout) { column in
      column.map { StyledText(String(columnIndices[$0]), .faint) } ?? StyledText(layout.ellipsis, .faint)
    }
  }

  /// A row of a block; nil stands for the rows that are left out.
  private func line(
    _ row: Int?, _ columns: [Int?], _ layout: MatrixLayout<Stopped>, _ numbers: [Int: [Double]]
  ) -> StyledText {
    let ellipsis = StyledText(layout.ellipsis, .faint)
    var start = StyledText()
    start.append(
      row.map { StyledText(String(rowIndices[$0]), .faint) } ?? ellipsis, width: layout.heading, isRight: true
    )
    start.append(layout.rule, .faint)
    return cells(start, columns, layout) { column in
      guard let row, let column, let number = numbers[column]?[row] else { return ellipsis }
      return Self.cell(number, layout.format.text(number))
    }
  }

  private func cells(
    _ start: StyledText, _ columns: [Int?], _ layout: MatrixLayout<Stopped>, _ cell: (Int?) -> StyledText
  ) -> StyledText {
    var line = start
    for column in columns {
      line.append(String(repeating: " ", count: layout.gap))
      line.append(cell(column), width: column == nil ? 0 : layout.cell, isRight: true)
    }
    return line.withoutTrailingBlanks
  }

  /// The first column alone, without headings, for which there is no room; what is too wide is shown as `#`.
  private func narrow(
    _ rows: ArraySlice<Int?>, _ layout: MatrixLayout<Stopped>, _ numbers: [Double]
  ) -> StyledText {
    var text = StyledText()
    for row in rows {
      let number = row.map { layout.format.text(numbers[$0]) } ?? layout.ellipsis
      let trimmed = number.prefix { $0 != " " }
      let line =
        trimmed.count <= display.columns ? String(trimmed) : String(repeating: "#", count: display.columns)
      text.appendLine(row.map { Self.cell(numbers[$0], line) } ?? StyledText(line, .faint))
    }
    return text
  }

  static func cell(_ value: Double, _ text: String) -> StyledText {
    StyledText(text, value.isFinite ? (value == 0 ? .faint : .plain) : .bad)
  }
}
