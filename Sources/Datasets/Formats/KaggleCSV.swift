import Dispatch
import Foundation

extension DataFormat {
  /// The format of `train.csv` in Kaggle's digit recognizer: a header, then a label and its pixels on each line.
  ///
  /// The header begins with `label`; the pixel columns may have any names, and make a square or have the shape that was
  /// asked for. A file without a header is read if its first line is all numbers that fit. Quotes, spaces, signs, `12.0`,
  /// blank lines, CRLF and a byte order mark are accepted.
  static let kaggleCSV = DataFormat(
    name: "Kaggle CSV", summary: "a CSV file with a header: label, then the pixels 0…255 (.csv or .csv.gz)",
    recognises: { location in
      guard case .file(let head) = location.contents else { return false }
      return DataError.Contents(head: head) == nil && !IDXHeader.names(location.name)
    },
    read: { (location, options, progress) throws(DataError) in
      var reader = KaggleCSVReader(source: try ByteSource(opening: location.path), options: options)
      return try reader.read(&progress)
    })
}

/// Reads a CSV block by block, each block's lines on several threads, and puts their samples together in order.
private struct KaggleCSVReader {
  private let source: ByteSource
  private let options: ReadingOptions
  private var blocks: LineBlocks
  /// Lines of the file that were read before the current block.
  private var lineCount = 0
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []

  init(source: ByteSource, options: ReadingOptions) {
    self.source = source
    self.options = options
    blocks = LineBlocks(source, blockSize: options.blockSize)
  }

  mutating func read(_ progress: inout ReadingProgress) throws(DataError) -> Samples {
    guard let header = try readHeader() else { throw .empty(file: source.file) }
    let limit = max(options.rowLimit ?? .max, 1)
    var shares = [CSVRows](repeating: CSVRows(), count: threadCount)
    while labels.count < limit {
      let pixelCount = header.shape.pixelCount
      let found: Void? = try blocks.next(after: lineCount) { (text) throws(DataError) in
        Self.read(text, pixelCount: pixelCount, into: &shares)
        return (text.count, ())
      }
      if found == nil { break }
      if labels.isEmpty { reserve(shares, pixelCount: pixelCount, limit: limit) }
      for share in shares { try append(share, header: header, limit: limit) }
      try progress.report(blocks.fractionRead)
    }
    guard !labels.isEmpty else { throw .headerOnly(file: source.file) }
    return Samples(shape: header.shape, pixels: pixels, labels: labels)
  }

  /// Twice as many shares as cores, so that a core that is late holds up the others less.
  private var threadCount: Int {
    max(options.threadCount ?? 2 * ProcessInfo.processInfo.activeProcessorCount, 1)
  }

  /// Reads the first line that is not blank; leaves it to be read again if it is a sample.
  private mutating func readHeader() throws(DataError) -> CSVHeader? {
    let file = source.file
    let shape = options.imageShape
    while true {
      let row = lineCount + 1
      let header: CSVHeader?? = try blocks.next(after: lineCount) { (text) throws(DataError) in
        let end = text.lineEnd(from: 0) ?? text.count
        guard end <= LineBlocks.longestLine else {
          throw .lineTooLong(file: file, row: row, limit: LineBlocks.longestLine)
        }
        let mark = row == 1 && text.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        let line = UnsafeBufferPointer(rebasing: text[mark..<end]).withoutCarriageReturn
        let isBlank = line.isBlank
        let header = isBlank ? nil : try CSVHeader(line, file: file, row: row, shape: shape)
        return (header?.isPresent == false ? mark : min(end + 1, text.count), header)
      }
      guard let header else { return nil }
      if header?.isPresent != false { lineCount += 1 }
      if let header { return header }
    }
  }

  /// Shares the lines of `text` out by their bytes, and reads every share.
  private static func read(_ text: UnsafeBufferPointer<UInt8>, pixelCount: Int, into shares: inout [CSVRows])
  {
    var bounds = [0]
    for share in 1...shares.count {
      let place = text.count / shares.count * share
      let end = share == shares.count ? text.count : text.lineEnd(from: place).map { $0 + 1 } ?? text.count
      bounds.append(max(end, bounds[share - 1]))
    }
    let ends = bounds
    shares.withUnsafeMutableBufferPointer { shares in
      // Each share has its own place and its own run of the text.
      nonisolated(unsafe) let shares = shares
      nonisolated(unsafe) let text = text
      DispatchQueue.concurrentPerform(iterations: shares.count) { share in
        let lines = UnsafeBufferPointer(rebasing: text[ends[share]..<ends[share + 1]])
        shares[share].read(lines, pixelCount: pixelCount)
      }
    }
  }

  /// Takes memory for the whole file, guessed from the first block; copying samples while they grow is the slowest part.
  private mutating func reserve(_ shares: [CSVRows], pixelCount: Int, limit: Int) {
    let first = shares.reduce(0) { $0 + $1.labels.count }
    let guess = Double(first) / max(blocks.fractionRead, 0.001) * 1.05
    let count = min(limit, Int(min(guess, Double(greatestPixelTotal / 4 / pixelCount))))
    labels.reserveCapacity(count)
    pixels.reserveCapacity(count * pixelCount)
  }

  /// Adds the samples of one share, as far as `limit` allows, and throws its problem if that comes before the limit.
  private mutating func append(_ share: CSVRows, header: CSVHeader, limit: Int) throws(DataError) {
    let count = min(share.labels.count, limit - labels.count)
    let pixelCount = header.shape.pixelCount
    guard pixels.count + count * pixelCount <= greatestPixelTotal else {
      throw .tooLarge(file: source.file, limit: greatestPixelTotal)
    }
    labels.append(contentsOf: share.labels.prefix(count))
    pixels.append(contentsOf: share.pixels.prefix(count * pixelCount))
    if let problem = share.problem, labels.count < limit { throw error(problem, header: header) }
    lineCount += share.lineCount
  }

  private func error(_ problem: CSVRows.Problem, header: CSVHeader) -> DataError {
    let file = source.file
    let row = lineCount + problem.line + 1
    switch problem.kind {
    case .columnCount(let found):
      return .columnCount(file: file, row: row, found: found, expected: header.names.count)
    case .zeroByte: return .zeroByte(file: file, row: row)
    case .tooLong: return .lineTooLong(file: file, row: row, limit: LineBlocks.longestLine)
    case .value(let problem, let column, let text):
      let name = header.names[column]
      let cell = DataError.Cell(file: file, row: row, column: column + 1, columnName: name, text: text)
      return .wrongValue(cell, problem)
    }
  }
}
