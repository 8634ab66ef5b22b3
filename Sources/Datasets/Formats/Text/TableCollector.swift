/// The samples of a text table, put together in the order of its lines.
final class TableCollector {
  private let columns: TableColumns
  private let limit: Int
  private var bytes: [UInt8] = []
  private var numbers: [Double] = []
  private var areBytes = true
  private var labels = WrittenLabels()
  private var lines: LineNumbers
  private(set) var count = 0
  /// Lines of the file that were read so far.
  private(set) var lineCount: Int

  /// Collects the samples behind the first `lineCount` lines, up to `limit`.
  init(_ columns: TableColumns, lineCount: Int, limit: Int) {
    self.columns = columns
    self.limit = limit
    self.lineCount = lineCount
    lines = LineNumbers(first: lineCount + 1)
  }

  /// Whether the limit is reached.
  var isFull: Bool { count >= limit }

  /// What was collected; it is taken out of here.
  func takeTable(isNamed: Bool) -> ReadTable {
    defer { (bytes, numbers) = ([], []) }
    return ReadTable(
      file: columns.file, columns: columns.values.map { columns.names[$0] }, isNamed: isNamed,
      values: areBytes ? .bytes(bytes, divisor: 1) : .numbers(numbers),
      labels: columns.label == nil ? nil : labels, lines: lines)
  }

  /// Adds the samples of a block, as far as the limit allows, or throws the problem that comes first before it.
  ///
  /// `fractionRead` is how much of the file has been read (0…1), to guess how many samples will come.
  func append(_ block: [TableRows], fractionRead: Double) throws(DataError) {
    let width = columns.valueCount
    let guess = count == 0 ? Double(block.reduce(0) { $0 + $1.count }) / max(fractionRead, 0.001) * 1.05 : 0
    for rows in block where !isFull {
      let added = min(rows.count, limit - count)
      if areBytes && !rows.areBytes { becomeNumbers(expecting: guess) }
      guard (count + added) * width <= (areBytes ? greatestInputTotal : greatestNumberTotal) else {
        throw .tooLarge(file: columns.file, limit: areBytes ? greatestInputTotal : greatestNumberTotal)
      }
      if areBytes {
        if bytes.isEmpty { bytes.reserveCapacity(room(guess, most: greatestInputTotal)) }
        bytes.append(contentsOf: rows.bytes(ofFirst: added))
      } else {
        if numbers.isEmpty { numbers.reserveCapacity(room(guess, most: greatestNumberTotal)) }
        if rows.areBytes {
          for byte in rows.bytes(ofFirst: added) { numbers.append(Double(byte)) }
        } else {
          numbers.append(contentsOf: rows.numbers.prefix(added * width))
        }
      }
      labels.append(rows.labels, first: added)
      for blank in rows.blankLines { lines.leaveOut(blank.count, before: count + blank.before) }
      count += added
      if let problem = rows.problem, !isFull { throw error(problem) }
      lineCount += rows.lineCount
    }
  }

  /// Memory for the whole file is taken at once: to copy the samples whenever there are too many is slow.
  ///
  /// Memory that is not used costs nothing; a file that grows on and on is not believed beyond a quarter of the limit.
  private func room(_ guess: Double, most: Int) -> Int {
    let width = max(columns.valueCount, 1)
    let believed = min(limit, most / 4 / width)
    return (guess < Double(believed) ? Int(guess) : believed) * width
  }

  private func becomeNumbers(expecting guess: Double) {
    areBytes = false
    let expected = count == 0 ? guess : Double(bytes.capacity / max(columns.valueCount, 1))
    numbers.reserveCapacity(max(room(expected, most: greatestNumberTotal), bytes.count))
    for byte in bytes { numbers.append(Double(byte)) }
    bytes = []
  }

  private func error(_ problem: TableRows.Problem) -> DataError {
    let row = lineCount + problem.line + 1
    switch problem.kind {
    case .columnCount(let found):
      return .columnCount(file: columns.file, row: row, found: found, expected: columns.names.count)
    case .zeroByte: return .zeroByte(file: columns.file, row: row)
    case .tooLong: return .lineTooLong(file: columns.file, row: row, limit: LineBlocks.longestLine)
    case .value(let problem, let column, let text):
      let cell = DataError.Cell(
        file: columns.file, row: row, column: column + 1, columnName: columns.names[column], text: text)
      return .wrongValue(cell, problem)
    }
  }
}

/// The line of a text that each sample stands in, counted from 1.
struct LineNumbers: Sendable {
  private let first: Int
  private var leftOut: [(before: Int, count: Int)] = []

  /// The first sample stands in line `first`, each other in the next.
  init(first: Int) { self.first = first }

  /// Notes that `count` lines before a sample are none; called in the order of the samples.
  mutating func leaveOut(_ count: Int, before sample: Int) { leftOut.append((sample, count)) }

  /// The line of a sample.
  func line(of sample: Int) -> Int {
    first + sample + leftOut.reduce(0) { $0 + ($1.before <= sample ? $1.count : 0) }
  }
}
