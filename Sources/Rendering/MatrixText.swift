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
    let layout = MatrixLayout(
      matrix, rows: rows.compactMap(\.self), rowIndices: rowIndices, columnIndices: columnIndices,
      showsAll: showsAll, display: display)
    var text = StyledText()
    for (index, columns) in layout.blocks.enumerated() {
      if index > 0 { text.appendLine() }
      text.append(layout.isNarrow ? narrow(rows, layout, display) : block(rows, columns, layout))
    }
    return text
  }

  /// The rows to show, nil standing for those left out.
  private var shownRows: [Int?] {
    let isLong = matrix.rows > Self.manyRows || matrix.elements.count > Self.elementLimit
    guard !showsAll && isLong && matrix.rows > Self.fewRows else { return Array(0..<matrix.rows) }
    return Array(0..<Self.edgeRows) + [nil] + Array(matrix.rows - Self.edgeRows..<matrix.rows)
  }

  /// A line of column headings and a line for every row.
  private func block(_ rows: [Int?], _ columns: [Int?], _ layout: MatrixLayout) -> StyledText {
    func line(_ start: StyledText, _ cells: (_ column: Int?) -> StyledText) -> StyledText {
      var line = start
      for column in columns {
        line.append(String(repeating: " ", count: layout.gap))
        line.append(cells(column), width: column == nil ? 0 : layout.cell, isRight: true)
      }
      return line.withoutTrailingBlanks
    }
    let ellipsis = StyledText(layout.ellipsis, .faint)
    func heading(_ index: Int?) -> StyledText { index.map { StyledText(String($0), .faint) } ?? ellipsis }

    var text = StyledText()
    let indent = StyledText(String(repeating: " ", count: layout.heading + layout.rule.count))
    text.appendLine(line(indent) { column in heading(column.map { columnIndices[$0] }) })
    for row in rows {
      var start = StyledText()
      start.append(heading(row.map { rowIndices[$0] }), width: layout.heading, isRight: true)
      start.append(layout.rule, .faint)
      text.appendLine(
        line(start) { column in
          guard let row, let column else { return ellipsis }
          return cell(matrix[row, column], layout.format.text(matrix[row, column]))
        })
    }
    return text
  }

  /// The first column alone, without headings, for which there is no room; what is too wide is shown as `#`.
  private func narrow(_ rows: [Int?], _ layout: MatrixLayout, _ display: Display) -> StyledText {
    var text = StyledText()
    for row in rows {
      let number = row.map { layout.format.text(matrix[$0, 0]) } ?? layout.ellipsis
      let trimmed = number.prefix { $0 != " " }
      let line =
        trimmed.count <= display.columns ? String(trimmed) : String(repeating: "#", count: display.columns)
      text.appendLine(row.map { cell(matrix[$0, 0], line) } ?? StyledText(line, .faint))
    }
    return text
  }

  private func cell(_ value: Double, _ text: String) -> StyledText {
    StyledText(text, value.isFinite ? (value == 0 ? .faint : .plain) : .bad)
  }
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
