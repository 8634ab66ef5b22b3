import Dispatch
import Platform

extension DataFormat {
  /// A table of text: a line for each sample, the values separated by commas, semicolons, tabulators, bars or spaces.
  ///
  /// Quotes, spaces, signs, `12.0`, `1e3`, blank lines, CRLF, a byte order mark and UTF-16 are accepted. Columns may have
  /// names in a first line; which of them has the labels, `LabelColumn` decides.
  static let textTable = DataFormat(
    name: "CSV",
    summary:
      "a CSV file, as Kaggle's train.csv: a label and numbers in each row, with a header or without (also .gz)",
    recognises: { location in
      guard case .file(let head) = location.contents else { return false }
      return DataError.Contents(head: head) == nil && !IDXHeader.names(location.name)
    },
    read: { (location, options, progress) throws(DataError) in
      let source = try TextSource(location.open())
      return try TextTableReader(source, options).read(isARFF: ARFFHead.begins(location), &progress)
    })
}

/// Reads a table block by block: while some threads read the values of one block, another puts together the samples of
/// the block before it and fetches the text of the block after it.
final class TextTableReader {
  private let file: String
  private let options: ReadingOptions
  private let blocks: LineBlocks
  /// The block whose values are being read, and the one before or after it.
  private var current = LineBlock()
  private var other = LineBlock()

  init(_ source: TextSource, _ options: ReadingOptions) {
    file = source.file
    self.options = options
    blocks = LineBlocks(source, blockSize: options.blockSize)
  }

  func read(isARFF: Bool, _ progress: inout ReadingProgress) throws(DataError) -> ReadTable {
    let (head, lineCount) = isARFF ? try readARFFHead() : try readHead()
    return try read(
      TableColumns(file: file, head, options), isNamed: head.isNamed, lineCount: lineCount, &progress)
  }

  /// Reads what follows the first `lineCount` lines.
  private func read(
    _ columns: TableColumns, isNamed: Bool, lineCount: Int, _ progress: inout ReadingProgress
  ) throws(DataError) -> ReadTable {
    let collector = TableCollector(columns, lineCount: lineCount, limit: max(options.rowLimit ?? .max, 1))
    var rows = (0..<threadCount).map { _ in TableRows(columns) }
    var previousRows: [TableRows] = []
    var fetched = Result<Bool, DataError>.success(true)
    repeat {
      fetched = try readRows(into: rows, collecting: previousRows, in: collector)
      if previousRows.isEmpty { previousRows = (0..<threadCount).map { _ in TableRows(columns) } }
      swap(&rows, &previousRows)
      swap(&current, &other)
      try progress.report(blocks.fractionRead)
      guard case .success(true) = fetched else { break }
    } while !current.text.isEmpty && !collector.isFull
    // An error in the last block's values comes before one in fetching what follows.
    try collector.append(previousRows, fractionRead: blocks.fractionRead)
    if !collector.isFull, try !fetched.get() { throw lineTooLong(after: collector.lineCount) }
    guard collector.count > 0 else { throw .headerOnly(file: file) }
    var table = collector.takeTable(isNamed: isNamed)
    if let leftOut = columns.leftOut {
      table.remarks.append(
        "left out column \(leftOut), which has no name and numbers the rows; --label 0 would take it for the labels"
      )
    }
    return table
  }

  /// Twice as many shares as cores, so that a core that is late holds up the others less.
  private var threadCount: Int {
    max(options.threadCount ?? 2 * ProcessInfo.processInfo.activeProcessorCount, 1)
  }

  private func lineTooLong(after lines: Int) -> DataError {
    .lineTooLong(file: file, row: lines + 1, limit: LineBlocks.longestLine)
  }

  /// Takes what comes before the first sample off the text, and counts the lines taken.
  func readHead() throws(DataError) -> (head: TableHead, lineCount: Int) {
    guard try blocks.fill(other, after: nil, atLeast: options.headSize) else { throw lineTooLong(after: 0) }
    swap(&current, &other)
    var lines: [(text: UnsafeBufferPointer<UInt8>, number: Int, next: Int)] = []
    var (start, number) = (0, 0)
    while start < current.text.count && lines.count < 30 {
      let end = current.text.lineEnd(from: start) ?? current.text.count
      guard end - start <= LineBlocks.longestLine else { throw lineTooLong(after: number) }
      number += 1
      let line = UnsafeBufferPointer(rebasing: current.text[start..<end]).withoutCarriageReturn
      if !line.isBlank { lines.append((line, number, end + 1)) }
      start = end + 1
    }
    guard let first = lines.first else { throw .empty(file: file) }
    let head = try TableHead(lines.map(\.text), file: file, firstRow: first.number)
    guard head.titleLines > 0 else {
      // Blank lines before the first sample are left in the text, which counts them.
      return (head, 0)
    }
    let last = lines[head.titleLines - 1]
    current.drop(last.next)
    return (head, last.number)
  }

  /// The same for Weka's files, whose columns are declared, one in each line, until a line says `@data`.
  private func readARFFHead() throws(DataError) -> (TableHead, lineCount: Int) {
    var (declared, lineCount) = (ARFFHead(file: file), 0)
    while true {
      guard try blocks.fill(other, after: lineCount == 0 ? nil : current, atLeast: options.headSize) else {
        throw lineTooLong(after: lineCount)
      }
      swap(&current, &other)
      guard !current.text.isEmpty else { throw .headerOnly(file: file) }
      var start = 0
      while start < current.text.count {
        let end = current.text.lineEnd(from: start) ?? current.text.count
        let line = UnsafeBufferPointer(rebasing: current.text[start..<end]).withoutCarriageReturn
        lineCount += 1
        start = end + 1
        if try declared.takes(line, row: lineCount) {
          current.drop(start)
          return (declared.head, lineCount)
        }
      }
      current.drop(current.text.count)
    }
  }

  /// Reads the values of the current block, collects those of the one before, and fetches the one after.
  ///
  /// Throws an error in the values collected; returns what fetching came to.
  private func readRows(
    into rows: [TableRows], collecting previousRows: [TableRows], in collector: TableCollector
  ) throws(DataError) -> Result<Bool, DataError> {
    // No two iterations share anything that changes: iteration 0 has the results, the collector and the other block,
    // and each of the others has its own rows.
    nonisolated(unsafe) var collected = Result<Void, DataError>.success(())
    nonisolated(unsafe) var fetched = Result<Bool, DataError>.success(true)
    nonisolated(unsafe) let shares = Self.shares(of: current.text, count: rows.count)
    nonisolated(unsafe) let (rows, previousRows) = (rows, previousRows)
    nonisolated(unsafe) let (collector, blocks, current, other) = (collector, blocks, current, other)
    DispatchQueue.concurrentPerform(iterations: rows.count + 1) { index in
      if index > 0 {
        rows[index - 1].read(shares[index - 1])
      } else {
        collected = Result { () throws(DataError) in
          try collector.append(previousRows, fractionRead: blocks.fractionRead)
        }
        fetched = Result { () throws(DataError) in try blocks.fill(other, after: current) }
      }
    }
    try collected.get()
    return fetched
  }

  /// The lines of `text` shared out by their bytes.
  private static func shares(
    of text: UnsafeBufferPointer<UInt8>, count: Int
  ) -> [UnsafeBufferPointer<UInt8>] {
    var start = 0
    return (1...count).map { share in
      let place = max(text.count / count * share, start)
      let end = share == count ? text.count : text.lineEnd(from: place).map { $0 + 1 } ?? text.count
      defer { start = end }
      return UnsafeBufferPointer(rebasing: text[start..<end])
    }
  }
}
