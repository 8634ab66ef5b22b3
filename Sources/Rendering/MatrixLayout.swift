import Matrices

/// Which columns of a matrix are shown beside each other, and in what format, so that lines fit the display.
struct MatrixLayout<Stopped: Error> {
  /// How the numbers are written.
  private(set) var format = MatrixNumberFormat([])
  /// The characters a column takes, without the gap before it.
  private(set) var cell = 1
  /// The blanks before each column.
  private(set) var gap = 2
  /// The columns to show beside each other, block below block; nil stands for those left out.
  private(set) var blocks: [[Int?]] = []
  /// Whether there is no room for headings: then only the first column is shown, and nothing else.
  private(set) var isNarrow = false

  /// The characters before the numbers of a row: its index and a rule.
  let heading: Int
  let rule: String
  let ellipsis: String

  private let parts: MatrixParts<Stopped>
  private let rows: [Int]
  private let columnIndices: [Int]
  private let room: Int

  /// A matrix of at most this many elements and rows may take two blocks instead of being elided.
  private static var smallMatrix: (elements: Int, rows: Int) { (1000, 20) }

  /// The layout for `rows` of a matrix, whose headings are `rowIndices` and `columnIndices`.
  init(
    _ parts: MatrixParts<Stopped>, rows: [Int], rowIndices: [Int], columnIndices: [Int], showsAll: Bool,
    display: Display
  ) throws(Stopped) {
    self.parts = parts
    self.rows = rows
    self.columnIndices = columnIndices
    ellipsis = display.unicode ? "…" : "..."
    rule = display.unicode ? " │" : " |"
    let isElided = rows.count < parts.rows
    heading = max(rows.map { String(rowIndices[$0]).count }.max() ?? 1, isElided ? ellipsis.count : 1)
    room = display.columns - heading - rule.count

    let all = Array(0..<parts.columns)
    if try fitsWhole(all) { return }
    if showsAll {
      try wrap(all)
    } else if try !wrapsSmall(all) {
      try elide(all)
    }
    if !isNarrow { return }
    (format, cell) = try measured(Array(all.prefix(1)), digits: 4)
    blocks = [[0]]
  }

  /// Shows all columns in one block if that is possible, with less room between them or a digit less if it
  /// must be.
  private mutating func fitsWhole(_ all: [Int]) throws(Stopped) -> Bool {
    guard all.count * 2 <= room else { return false }
    for (gap, digits) in [(2, 4), (1, 4), (1, 3)] {
      let (format, cell) = try measured(all, digits: digits)
      if all.count * (cell + gap) <= room {
        (self.format, self.cell, self.gap, blocks) = (format, cell, gap, [all])
        return true
      }
    }
    return false
  }

  /// Shows all columns, in as many blocks as it takes.
  private mutating func wrap(_ all: [Int]) throws(Stopped) {
    (format, cell) = try measured(all, digits: 4)
    isNarrow = room < cell + gap
    blocks = all.chunked(max(1, room / (cell + gap)))
  }

  /// Shows a small matrix in two blocks of equal width if that is enough.
  private mutating func wrapsSmall(_ all: [Int]) throws(Stopped) -> Bool {
    let limit = Self.smallMatrix
    guard parts.count <= limit.elements && parts.rows <= limit.rows else { return false }
    let (format, cell) = try measured(all, digits: 4)
    let half = (all.count + 1) / 2
    guard half * (cell + gap) <= room else { return false }
    (self.format, self.cell, blocks) = (format, cell, all.chunked(half))
    return true
  }

  /// Shows as many columns at both ends as there is room for.
  private mutating func elide(_ all: [Int]) throws(Stopped) {
    let room = room - gap - ellipsis.count
    var shown = min(all.count - 1, max(0, room / 2))
    // Fewer numbers may need less room each. Halving the distance finds nearly the most that fit, in few
    // attempts.
    while shown > 0 {
      let columns = Array(all.prefix((shown + 1) / 2)) + Array(all.suffix(shown / 2))
      (format, cell) = try measured(columns, digits: 4)
      let fitting = room / (cell + gap)
      if fitting >= shown { break }
      shown = (shown + fitting) / 2
    }
    isNarrow = shown == 0
    blocks = [Array(all.prefix((shown + 1) / 2)) + [nil] + Array(all.suffix(shown / 2))]
  }

  /// The format for the given columns, and the characters each of them then takes.
  private func measured(
    _ columns: [Int], digits: Int
  ) throws(Stopped) -> (format: MatrixNumberFormat, cell: Int) {
    let format: MatrixNumberFormat
    if rows.count == parts.rows, let first = columns.first, let last = columns.last,
      last - first == columns.count - 1
    {
      format = try MatrixNumberFormat(parts, first..<last + 1, digits: digits)
    } else {
      var values: [Double] = []
      for column in columns {
        let numbers = try parts.part(column..<column + 1)
        values += rows.map { numbers[$0, 0] }
      }
      format = MatrixNumberFormat(values, digits: digits)
    }
    let headings = columns.map { String(columnIndices[$0]).count }.max() ?? 1
    return (format, max(format.width, headings, rows.count < parts.rows ? ellipsis.count : 1))
  }
}

extension [Int] {
  /// The numbers in groups of `size`, which is 1 or more; the last group may be smaller.
  fileprivate func chunked(_ size: Int) -> [[Int?]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
