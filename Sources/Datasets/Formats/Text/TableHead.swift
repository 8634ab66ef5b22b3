/// What the first lines of a text table say about its columns.
struct TableHead {
  /// How its values are separated.
  let syntax: TableSyntax
  /// The name of each column; made up where no line has names.
  let names: [String]
  /// Whether the first line has the names.
  let isNamed: Bool
  /// The columns that have words where others have numbers.
  let wordColumns: [Int]
  /// Whether the first column counts or numbers the rows, as pandas writes its index: without a name.
  let hasIndex: Bool
  /// How many of the lines, from the first, are no samples.
  let titleLines: Int

  /// The head of a file whose format says what its columns are.
  init(names: [String], wordColumns: [Int], syntax: TableSyntax) {
    self.names = names
    self.wordColumns = wordColumns
    self.syntax = syntax
    (isNamed, hasIndex, titleLines) = (true, false, 0)
  }

  /// Reads the first lines that are not blank, without their ends; `firstRow` is the first one's number, for errors.
  init(
    _ lines: [UnsafeBufferPointer<UInt8>], file: String, firstRow: Int
  ) throws(DataError) {
    for line in lines.prefix(1) where line.contains(0) { throw .zeroByte(file: file, row: firstRow) }
    // NumPy's savetxt writes its header as a comment.
    let mark = UInt8(ascii: "#")
    let bodies = lines.drop { $0.first == mark }
    let comment = lines.prefix { $0.first == mark }.last.map { UnsafeBufferPointer(rebasing: $0.dropFirst()) }
    let syntax = TableSyntax(of: Array(bodies.isEmpty ? lines[...] : bodies))
    self.syntax = syntax
    let rows = bodies.map { line in syntax.fields(of: line).map { Cell(line, $0, syntax) } }
    let first = rows.first ?? []
    if let cell = first.first(where: { !$0.isClosed }) {
      let column = (first.firstIndex { !$0.isClosed } ?? 0) + 1
      throw .wrongValue(
        .init(file: file, row: firstRow, column: column, columnName: "header", text: cell.text),
        .unclosedQuote)
    }
    let second = rows.dropFirst().first
    let commented = comment.map { line in syntax.fields(of: line).map { Cell(line, $0, syntax) } }
    let comments = lines.count - bodies.count
    var titles: [Cell]?
    if let commented, commented.count == first.count, commented.count > 1 {
      titles = commented
      titleLines = comments
    } else {
      titles = Self.isHeader(first, over: second) ? first : nil
      titleLines = comments + (titles == nil ? 0 : 1)
    }
    let hasRowNames = titles.map { names in (second?.count ?? 0) == names.count + 1 } ?? false
    if hasRowNames { titles?.insert(Cell.none, at: 0) }
    isNamed = titles != nil
    let samples = rows.dropFirst(titleLines - comments)
    // Where there is no header, the first sample stands in for it.
    let last = [titles, samples.first].compactMap { $0 }.map { $0.count > 1 && $0[$0.count - 1].text.isEmpty }
    if !last.isEmpty, last.allSatisfy({ $0 }) { throw .emptyLastColumn(file: file) }
    names =
      titles.map { titles in
        titles.enumerated().map { $1.text.isEmpty ? "column \($0 + 1)" : $1.text }
      } ?? (0..<first.count).map { "column \($0 + 1)" }
    let width = names.count
    let few = samples.prefix(20).filter { $0.count == width }
    wordColumns = (0..<width).filter { column in
      !few.isEmpty && few.allSatisfy { $0[column].isWord }
    }
    let title = titles?.first?.text
    let isUnnamed = title.map { $0.isEmpty || $0.hasPrefix("Unnamed:") } ?? false
    let index = few.compactMap { $0.first?.number }
    let areNumbers =
      index.count == few.count && index.allSatisfy { $0 == $0.rounded() && $0 >= 0 }
      && Set(index).count == index.count
    let areNames = hasRowNames && Set(few.compactMap { $0.first?.text }).count == few.count
    hasIndex = isUnnamed && width > 2 && (areNumbers || areNames)
  }

  /// One value of one of the first lines.
  private struct Cell {
    let text: String
    let number: Double?
    let isClosed: Bool

    init(_ line: UnsafeBufferPointer<UInt8>, _ field: TableField, _ syntax: TableSyntax) {
      text = DataError.printable(syntax.text(of: field, in: line), limit: DataError.longestText)
      number = WrittenNumber.value(line, in: field.content, decimal: syntax.decimal)
      isClosed = field.isClosed
    }

    /// Nothing.
    static let none = Cell()

    private init() { (text, number, isClosed) = ("", nil, true) }

    /// Whether it says something that is no number.
    var isWord: Bool { number == nil && !text.isEmpty && !Missing.isWord(text) }
  }

  /// Whether the first line names the columns of the line below it.
  ///
  /// Names are words, where the line below has numbers, or are what pandas calls columns without names: 0, 1, 2, …
  private static func isHeader(_ first: [Cell], over second: [Cell]?) -> Bool {
    guard !first.isEmpty else { return false }
    let named = first.filter { $0.number == nil }
    let numbers = first.compactMap(\.number)
    let counts = zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 } && numbers.count > 2
    let isCounted = counts && (numbers[0] == 0 || numbers[0] == 1)
    if numbers.isEmpty {
      return !(second.map { $0.allSatisfy { $0.number == nil } } ?? false) || first.count == 1
    }
    guard named.count > 0 else { return isCounted && numbers[0] == 0 && second != nil }
    if named.count == 1, named[0].text.isEmpty { return isCounted }
    if isCounted && named.count <= 2 { return true }
    // A row of samples has its words where the next one has them, too.
    let hasWordsBelow =
      second.map { second in
        first.indices.allSatisfy {
          first[$0].number != nil || !second.indices.contains($0) || second[$0].number == nil
        }
      } ?? true
    return !hasWordsBelow && 2 * numbers.count <= first.count
  }
}

/// What stands in a table where somebody knew no number.
enum Missing {
  static func isWord(_ text: String) -> Bool {
    ["", "?", "na", "n/a", "nan", "null", "none"].contains(text.lowercased())
  }
}
