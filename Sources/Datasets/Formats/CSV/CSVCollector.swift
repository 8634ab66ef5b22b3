/// The samples of a CSV, put together in the order of its lines.
final class CSVCollector {
  private let header: CSVHeader
  private let limit: Int
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []
  /// Lines of the file that were read so far.
  private(set) var lineCount: Int

  /// Collects the samples below `header`, which ends at line `lineCount`, up to `limit`.
  init(_ header: CSVHeader, lineCount: Int, limit: Int) {
    self.header = header
    self.limit = limit
    self.lineCount = lineCount
  }

  /// Whether the limit is reached.
  var isFull: Bool { labels.count >= limit }

  /// The samples.
  var samples: Samples {
    Samples(shape: header.shape, pixels: pixels, labels: labels, isLabelled: header.isLabelled)
  }

  /// Adds the samples of a block, as far as the limit allows, or throws the problem that comes first before it.
  ///
  /// `fractionRead` is how much of the file has been read (0…1), to guess how many samples will come.
  func append(_ block: [CSVRows], fractionRead: Double) throws(DataError) {
    if labels.isEmpty { reserve(block.reduce(0) { $0 + $1.labels.count }, fractionRead) }
    for rows in block where !isFull {
      let count = min(rows.labels.count, limit - labels.count)
      guard pixels.count + count * header.shape.pixelCount <= greatestPixelTotal else {
        throw .tooLarge(file: header.file, limit: greatestPixelTotal)
      }
      labels.append(contentsOf: rows.labels.prefix(count))
      pixels.append(contentsOf: rows.pixels(ofFirst: count))
      if let problem = rows.problem, !isFull { throw error(problem) }
      lineCount += rows.lineCount
    }
  }

  /// Takes memory for the whole file at once: to copy the samples whenever there are too many is slow.
  ///
  /// Memory that is not used costs nothing; a file that grows on and on is not believed beyond a quarter of the limit.
  private func reserve(_ count: Int, _ fractionRead: Double) {
    let guess = Double(count) / max(fractionRead, 0.001) * 1.05
    let most = min(limit, greatestPixelTotal / 4 / header.shape.pixelCount)
    let capacity = guess < Double(most) ? Int(guess) : most
    labels.reserveCapacity(capacity)
    pixels.reserveCapacity(capacity * header.shape.pixelCount)
  }

  private func error(_ problem: CSVRows.Problem) -> DataError {
    let row = lineCount + problem.line + 1
    switch problem.kind {
    case .columnCount(let found):
      return .columnCount(
        file: header.file, row: row, found: found, expected: header.names.count,
        isLabelled: header.isLabelled)
    case .zeroByte: return .zeroByte(file: header.file, row: row)
    case .tooLong: return .lineTooLong(file: header.file, row: row, limit: LineBlocks.longestLine)
    case .value(let problem, let column, let text):
      let name = header.names[column]
      let cell = DataError.Cell(
        file: header.file, row: row, column: column + 1, columnName: name, text: text)
      return .wrongValue(cell, problem)
    }
  }
}
