import Dispatch
import Platform

extension DataFormat {
  /// The format of `train.csv` in Kaggle's digit recognizer: a header, then a label and its pixels on each line.
  ///
  /// The header begins with `label`; the pixel columns may have any names, and make a square or have the shape that was
  /// asked for. A file without a header is read if its first line is all numbers that fit. Quotes, spaces, signs,
  /// `12.0`, blank lines, CRLF and a byte order mark are accepted.
  static let kaggleCSV = DataFormat(
    name: "Kaggle CSV", summary: "a CSV file with a header: label, then the pixels 0…255 (.csv or .csv.gz)",
    recognises: { location in
      guard case .file(let head) = location.contents else { return false }
      return DataError.Contents(head: head) == nil && !IDXHeader.names(location.name)
    },
    read: { (location, options, progress) throws(DataError) in
      let source = try ByteSource(opening: location.path)
      return try KaggleCSVReader(source, options).read(&progress)
    })
}

/// Reads a CSV block by block: while some threads read the values of one block, another puts together the samples of
/// the block before it and fetches the text of the block after it.
private final class KaggleCSVReader {
  private let file: String
  private let options: ReadingOptions
  private let blocks: LineBlocks
  /// The block whose values are being read, and the one before or after it.
  private var current = LineBlock()
  private var other = LineBlock()

  init(_ source: ByteSource, _ options: ReadingOptions) {
    file = source.file
    self.options = options
    blocks = LineBlocks(source, blockSize: options.blockSize)
  }

  func read(_ progress: inout ReadingProgress) throws(DataError) -> Samples {
    let (header, lineCount) = try readHeader()
    let collector = CSVCollector(header, lineCount: lineCount, limit: max(options.rowLimit ?? .max, 1))
    var rows = (0..<threadCount).map { _ in CSVRows() }
    var previousRows: [CSVRows] = []
    var fetched = Result<Bool, DataError>.success(true)
    repeat {
      fetched = try readRows(into: rows, of: header, collecting: previousRows, in: collector)
      if previousRows.isEmpty { previousRows = (0..<threadCount).map { _ in CSVRows() } }
      swap(&rows, &previousRows)
      swap(&current, &other)
      try progress.report(blocks.fractionRead)
      guard case .success(true) = fetched else { break }
    } while !current.text.isEmpty && !collector.isFull
    // An error in the last block's values comes before one in fetching what follows.
    try collector.append(previousRows, fractionRead: blocks.fractionRead)
    if !collector.isFull, try !fetched.get() { throw lineTooLong(after: collector.lineCount) }
    let samples = collector.samples
    guard samples.count > 0 else { throw .headerOnly(file: file) }
    return samples
  }

  /// Twice as many shares as cores, so that a core that is late holds up the others less.
  private var threadCount: Int {
    max(options.threadCount ?? 2 * ProcessInfo.processInfo.activeProcessorCount, 1)
  }

  private func lineTooLong(after lines: Int) -> DataError {
    .lineTooLong(file: file, row: lines + 1, limit: LineBlocks.longestLine)
  }

  /// Takes the first line that is not blank off the text, unless it is a sample, and counts the lines taken.
  private func readHeader() throws(DataError) -> (CSVHeader, lineCount: Int) {
    var lineCount = 0
    while true {
      if current.text.isEmpty {
        guard try blocks.fill(other, after: lineCount == 0 ? nil : current) else {
          throw lineTooLong(after: lineCount)
        }
        swap(&current, &other)
        if lineCount == 0 && current.text.starts(with: [0xef, 0xbb, 0xbf]) { current.drop(3) }
        guard !current.text.isEmpty else { throw .empty(file: file) }
      }
      let end = current.text.lineEnd(from: 0) ?? current.text.count
      guard end <= LineBlocks.longestLine else { throw lineTooLong(after: lineCount) }
      let line = UnsafeBufferPointer(rebasing: current.text[..<end]).withoutCarriageReturn
      if !line.isBlank {
        let header = try CSVHeader(
          line, file: file, row: lineCount + 1, shape: options.imageShape,
          usualShape: options.usualShape, labelsAreOptional: options.labelsAreOptional)
        if header.isPresent {
          lineCount += 1
          current.drop(end + 1)
        }
        return (header, lineCount)
      }
      lineCount += 1
      current.drop(end + 1)
    }
  }

  /// Reads the values of the current block, collects those of the one before, and fetches the one after.
  ///
  /// Throws an error in the values collected; returns what fetching came to.
  private func readRows(
    into rows: [CSVRows], of header: CSVHeader, collecting previousRows: [CSVRows], in collector: CSVCollector
  ) throws(DataError) -> Result<Bool, DataError> {
    let (pixelCount, isLabelled) = (header.shape.pixelCount, header.isLabelled)
    // No two iterations share anything that changes: iteration 0 has the results, the collector and the other block,
    // and each of the others has its own rows.
    nonisolated(unsafe) var collected = Result<Void, DataError>.success(())
    nonisolated(unsafe) var fetched = Result<Bool, DataError>.success(true)
    nonisolated(unsafe) let shares = Self.shares(of: current.text, count: rows.count)
    nonisolated(unsafe) let (rows, previousRows) = (rows, previousRows)
    nonisolated(unsafe) let (collector, blocks, current, other) = (collector, blocks, current, other)
    DispatchQueue.concurrentPerform(iterations: rows.count + 1) { index in
      if index > 0 {
        rows[index - 1].read(shares[index - 1], pixelCount: pixelCount, isLabelled: isLabelled)
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
