import Matrices

/// The numbers of a matrix in aligned columns, under headings from which an element's index can be read off.
public struct MatrixText: Sendable, Equatable {
  private let matrix: Matrix
  private let rowIndices: [Int]
  private let columnIndices: [Int]
  private let showsAll: Bool

  /// More elements than this are elided, as NumPy elides them.
  private static let elementLimit = 1000
  /// This many rows are always shown: the neurons of a small layer.
  private static let fewRows = 10
  /// More rows than this are always elided: about a screen.
  private static let manyRows = 40
  /// The rows shown at either end where the middle is elided.
  private static let edgeRows = 3
  private static let gap = 2

  /// The text of `matrix`.
  ///
  /// A slice gives the indices that its rows and columns have in the whole matrix, one each, for the
  /// headings; by default they count from 0. With `showsAll`, nothing is elided: columns that do not fit go
  /// on below.
  public init(_ matrix: Matrix, rowIndices: [Int]? = nil, columnIndices: [Int]? = nil, showsAll: Bool = false)
  {
    self.matrix = matrix
    self.rowIndices = rowIndices ?? Array(0..<matrix.rows)
    self.columnIndices = columnIndices ?? Array(0..<matrix.columns)
    precondition(
      self.rowIndices.count == matrix.rows && self.columnIndices.count == matrix.columns, "one index each")
    self.showsAll = showsAll
  }

  /// The text, in lines of at most `display.columns` characters, each of which ends with a newline.
  ///
  /// Where not everything is shown, `…` stands for the rows or columns left out. A number too wide for the
  /// display is shown as `#`, never cut. Takes time in proportion to the numbers shown.
  public func text(in display: Display) -> StyledText {
    guard !matrix.elements.isEmpty else { return StyledText("no elements\n", .faint) }
    if matrix.elements.count == 1 && NumberText.scalar(matrix[0, 0]).count <= display.columns {
      return cell(matrix[0, 0], NumberText.scalar(matrix[0, 0])) + "\n"
    }
    let rows = shownRows
    let candidates = candidateColumns(display)
    let values = candidates.flatMap { column in rows.compactMap { $0.map { matrix[$0, column] } } }
    let layout = Layout(
      format: MatrixNumberFormat(values),
      heading: Self.digits(rows.compactMap { $0.map { rowIndices[$0] } }),
      columnHeading: Self.digits(candidates.map { columnIndices[$0] }), display: display)

    var text = StyledText()
    for (index, columns) in blocks(layout).enumerated() {
      if index > 0 { text.appendLine() }
      text.append(block(rows, columns, layout))
    }
    return text
  }

  /// The widths that all lines share, in characters.
  private struct Layout {
    let format: MatrixNumberFormat
    let ellipsis: String
    let rule: String
    let heading: Int
    let cell: Int
    /// How many columns fit; 0 if there is no room for a heading and one column.
    let fitting: Int
    /// The same where some are left out.
    let fittingElided: Int
    let columns: Int

    init(format: MatrixNumberFormat, heading: Int, columnHeading: Int, display: Display) {
      self.format = format
      ellipsis = display.unicode ? "…" : "..."
      rule = display.unicode ? " │" : " |"
      columns = display.columns
      cell = min(max(format.width, columnHeading), columns)
      self.heading = max(heading, ellipsis.count)
      let room = columns - self.heading - 2
      fitting = max(0, room / (cell + gap))
      fittingElided = max(0, (room - gap - ellipsis.count) / (cell + gap))
    }
  }

  /// The rows to show, nil standing for those left out.
  private var shownRows: [Int?] {
    let isLong = matrix.rows > Self.manyRows || matrix.elements.count > Self.elementLimit
    guard !showsAll && isLong && matrix.rows > Self.fewRows else { return Array(0..<matrix.rows) }
    return Array(0..<Self.edgeRows) + [nil] + Array(matrix.rows - Self.edgeRows..<matrix.rows)
  }

  /// The columns that may be shown, if numbers are narrow enough: their common format is for all of these.
  private func candidateColumns(_ display: Display) -> [Int] {
    let half = display.columns / 4 + 1
    guard !showsAll && matrix.columns > 2 * half else { return Array(0..<matrix.columns) }
    return Array(0..<half) + Array(matrix.columns - half..<matrix.columns)
  }

  /// The columns to show beside each other, block after block; nil stands for those left out.
  private func blocks(_ layout: Layout) -> [[Int?]] {
    let all = Array(0..<matrix.columns)
    if matrix.columns <= layout.fitting { return [all] }
    if showsAll {
      let width = max(1, layout.fitting)
      return stride(from: 0, to: matrix.columns, by: width).map {
        Array(all[$0..<min($0 + width, all.count)])
      }
    }
    let shown = max(1, layout.fittingElided)
    return [Array(all.prefix((shown + 1) / 2)) + [nil] + Array(all.suffix(shown / 2))]
  }

  private func block(_ rows: [Int?], _ columns: [Int?], _ layout: Layout) -> StyledText {
    // Without room for headings and a number, the first number alone is worth more.
    let isNarrow = (columns.contains(nil) ? layout.fittingElided : layout.fitting) == 0
    let columns = isNarrow ? Array(columns.prefix(1)) : columns
    var text = StyledText()
    var head = StyledText()
    if !isNarrow { head.append(String(repeating: " ", count: layout.heading + layout.rule.count)) }
    for column in columns {
      let heading = column.map { String(columnIndices[$0]) } ?? layout.ellipsis
      append(StyledText(heading, .faint), isNarrow || column == nil, layout, &head)
    }
    if head.width <= layout.columns { text.appendLine(head) }
    for row in rows {
      var line = StyledText()
      if !isNarrow {
        let heading = row.map { String(rowIndices[$0]) } ?? layout.ellipsis
        line.append(StyledText(heading, .faint), width: layout.heading, isRight: true)
        line.append(layout.rule, .faint)
      }
      for column in columns { append(element(row, column, layout), isNarrow || column == nil, layout, &line) }
      text.appendLine(line.withoutTrailingBlanks)
    }
    return text
  }

  /// Adds one cell to `line`: as wide as it is itself if it `isTight`, otherwise right-aligned.
  private func append(_ text: StyledText, _ isTight: Bool, _ layout: Layout, _ line: inout StyledText) {
    if !line.isEmpty { line.append(String(repeating: " ", count: Self.gap)) }
    line.append(text, width: isTight ? 0 : layout.cell, isRight: true)
  }

  /// An element's text, or the ellipsis where the row or the column is nil.
  private func element(_ row: Int?, _ column: Int?, _ layout: Layout) -> StyledText {
    guard let row, let column else { return StyledText(layout.ellipsis, .faint) }
    let text = layout.format.text(matrix[row, column])
    let trimmed = text.prefix { $0 != " " }.count
    guard trimmed <= layout.columns else {
      return StyledText(String(repeating: "#", count: layout.columns), .faint)
    }
    return cell(matrix[row, column], text.count <= layout.columns ? text : String(text.prefix(trimmed)))
  }

  private func cell(_ value: Double, _ text: String) -> StyledText {
    StyledText(text, value.isFinite ? (value == 0 ? .faint : .plain) : .bad)
  }

  private static func digits(_ indices: [Int]) -> Int { indices.map { String($0).count }.max() ?? 1 }
}

extension StyledText {
  /// A line without the blanks at its end.
  var withoutTrailingBlanks: StyledText {
    let kept = plain.count - plain.reversed().prefix { $0 == " " }.count
    var line = StyledText()
    for run in runs where line.width < kept {
      line.append(String(run.text.prefix(kept - line.width)), run.style)
    }
    return line
  }
}
