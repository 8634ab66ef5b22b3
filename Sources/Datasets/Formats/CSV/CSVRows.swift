import CKernels

/// The samples in a run of whole lines: what one thread makes of its share of a block.
final class CSVRows {
  /// What is wrong with a line.
  struct Problem: Error {
    /// The line, counted from 0 in the run.
    let line: Int
    let kind: Kind

    enum Kind {
      /// A wrong value, its column counted from 0, and what is written there.
      case value(DataError.ValueProblem, column: Int, text: String)
      case columnCount(Int)
      case zeroByte
      case tooLong
    }
  }

  private let buffer = ByteBuffer()
  private var pixelCount = 1
  private var isLabelled = true
  /// The labels of the samples read; 0 for each where there are none.
  private(set) var labels: [UInt8] = []
  /// The lines read, blank ones included.
  private(set) var lineCount = 0
  /// Why reading stopped early: the first line that is wrong.
  private(set) var problem: Problem?

  /// The pixels of the first `count` samples.
  func pixels(ofFirst count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: buffer.bytes[..<(count * pixelCount)])
  }

  /// Reads `text` anew, keeping the memory of the last time.
  func read(_ text: UnsafeBufferPointer<UInt8>, pixelCount: Int, isLabelled: Bool) {
    self.pixelCount = pixelCount
    self.isLabelled = isLabelled
    labels.removeAll(keepingCapacity: true)
    lineCount = 0
    problem = nil
    // A sample takes two bytes for each pixel, and more for its label and line end. A line of too few columns is
    // written as far as it goes before it is found out, hence one more sample.
    buffer.reserve(text.count / 2 + pixelCount, keeping: 0)

    var start = 0
    while start < text.count && problem == nil {
      let end = text.lineEnd(from: start) ?? text.count
      let line = UnsafeBufferPointer(rebasing: text[start..<end]).withoutCarriageReturn
      do throws(Problem) {
        if !line.isBlank { labels.append(try readSample(line)) }
        lineCount += 1
      } catch {
        problem = error
      }
      start = end + 1
    }
  }

  private func readSample(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) -> UInt8 {
    let first = labels.count * pixelCount
    let target = UnsafeMutableBufferPointer(rebasing: buffer.bytes[first..<first + pixelCount])
    var label: UInt8 = 0
    if line.count <= LineBlocks.longestLine {
      if isLabelled {
        if csv_read_plain_row(line.baseAddress, line.count, &label, target.baseAddress, pixelCount),
          label < Classes.digits.count
        {
          return label
        }
      } else if let pixels = target.baseAddress,
        // Where no label comes first, the first pixel does.
        csv_read_plain_row(line.baseAddress, line.count, pixels, pixels + 1, pixelCount - 1)
      {
        return 0
      }
    }
    return try Self.readUnusual(line, row: lineCount, into: target, isLabelled: isLabelled)
  }

  /// Reads a line that is wrong, or has spaces, quotes, signs or fractions, value by value. Returns the label.
  private static func readUnusual(
    _ line: UnsafeBufferPointer<UInt8>, row: Int, into pixels: UnsafeMutableBufferPointer<UInt8>,
    isLabelled: Bool
  ) throws(Problem) -> UInt8 {
    guard line.count <= LineBlocks.longestLine else { throw Problem(line: row, kind: .tooLong) }
    guard !line.contains(0) else { throw Problem(line: row, kind: .zeroByte) }
    let labelColumns = isLabelled ? 1 : 0
    var label: UInt8 = 0
    var column = 0
    var start: Int? = 0
    while let place = start {
      let field = CSVField(in: line, at: place)
      if column < pixels.count + labelColumns {
        let isLabel = column < labelColumns
        let value = try number(field, of: line, row: row, column: column, isLabel: isLabel)
        if isLabel { label = value } else { pixels[column - labelColumns] = value }
      }
      column += 1
      start = field.next
    }
    guard column == pixels.count + labelColumns else { throw Problem(line: row, kind: .columnCount(column)) }
    return label
  }

  private static func number(
    _ field: CSVField, of line: UnsafeBufferPointer<UInt8>, row: Int, column: Int, isLabel: Bool
  ) throws(Problem) -> UInt8 {
    let problem: DataError.ValueProblem
    switch WrittenNumber(line, in: field.content) {
    case .whole(let value)
    where field.isClosed && value >= 0 && value < (isLabel ? Classes.digits.count : 256):
      return UInt8(value)
    case _ where !field.isClosed: problem = .unclosedQuote
    case .whole: problem = isLabel ? .notALabel : .notAPixel
    case .fraction: problem = .notWhole
    case .notANumber: problem = .notANumber
    }
    let text = DataError.shortened(line[field.content])
    throw Problem(line: row, kind: .value(problem, column: column, text: text))
  }
}
