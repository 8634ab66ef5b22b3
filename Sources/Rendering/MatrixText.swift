import Matrices

/// The numbers of a matrix in aligned columns, under headings from which an element's index can be read off.
public struct MatrixText<Stopped: Error> {
  private let parts: MatrixParts<Stopped>
  private let rowIndices: [Int]
  private let columnIndices: [Int]
  private let showsAll: Bool

  /// More elements than this are elided, as NumPy elides them.
  private static var elementLimit: Int { 1000 }
  /// This many rows are always shown: the neurons of a small layer.
  private static var fewRows: Int { 10 }
  /// More rows than this are always elided: about a screen.
  private static var manyRows: Int { 40 }
  /// The rows shown at either end where the middle is elided.
  private static var edgeRows: Int { 3 }

  /// The text of a matrix that is made part by part.
  ///
  /// A slice gives the indices that its rows and columns have in the whole matrix, one each, for the
  /// headings; by default they count from 0. With `showsAll`, nothing is elided: columns that do not fit go
  /// on below.
  public init(
    _ parts: MatrixParts<Stopped>, rowIndices: [Int]? = nil, columnIndices: [Int]? = nil,
    showsAll: Bool = false
  ) {
    self.parts = parts
    self.rowIndices = rowIndices ?? Array(0..<parts.rows)
    self.columnIndices = columnIndices ?? Array(0..<parts.columns)
    precondition(
      self.rowIndices.count == parts.rows && self.columnIndices.count == parts.columns, "one index each")
    self.showsAll = showsAll
  }

  /// The text, in lines of at most `display.columns` characters, each of which ends with a newline.
  ///
  /// Where not everything is shown, `…` stands for the rows or columns left out. A number too wide for the
  /// display is shown as `#`, never cut. Takes time in proportion to the numbers shown.
  ///
  /// - Throws: `Stopped` where the making of the matrix was ended.
  public func text(in display: Display) throws(Stopped) -> StyledText {
    var text = StyledText()
    var portions = try portions(in: display)
    while let portion = try portions.next() { text.append(portion) }
    return text
  }

  /// The same text, some hundred lines at a time, so that all of a large matrix never stands in memory.
  ///
  /// - Throws: `Stopped` where the making of the matrix was ended.
  public func portions(in display: Display) throws(Stopped) -> MatrixTextPortions<Stopped> {
    if parts.count == 0 { return MatrixTextPortions(StyledText("no elements\n", .faint), parts) }
    if parts.count == 1 {
      let number = try parts.part(0..<1)[0, 0]
      let text = NumberText.scalar(number)
      if text.count <= display.columns {
        return MatrixTextPortions(MatrixTextPortions<Stopped>.cell(number, text) + "\n", parts)
      }
    }
    let rows = shownRows
    let layout = try MatrixLayout(
      parts, rows: rows.compactMap(\.self), rowIndices: rowIndices, columnIndices: columnIndices,
      showsAll: showsAll, display: display)
    return MatrixTextPortions(
      parts, rows: rows, layout: layout, rowIndices: rowIndices, columnIndices: columnIndices,
      display: display)
  }

  /// The rows to show, nil standing for those left out.
  var shownRows: [Int?] {
    let isLong = parts.rows > Self.manyRows || parts.count > Self.elementLimit
    guard !showsAll && isLong && parts.rows > Self.fewRows else { return Array(0..<parts.rows) }
    return Array(0..<Self.edgeRows) + [nil] + Array(parts.rows - Self.edgeRows..<parts.rows)
  }
}

extension MatrixText where Stopped == Never {
  /// The text of `matrix`; the rest as of one that is made part by part.
  public init(_ matrix: Matrix, rowIndices: [Int]? = nil, columnIndices: [Int]? = nil, showsAll: Bool = false)
  {
    self.init(
      MatrixParts(matrix), rowIndices: rowIndices, columnIndices: columnIndices, showsAll: showsAll)
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
