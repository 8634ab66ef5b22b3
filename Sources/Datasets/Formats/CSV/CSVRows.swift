import CKernels
import Foundation

/// The samples in a run of whole lines: what one thread makes of its share of a block.
struct CSVRows {
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

  /// The pixels and labels of the `labels.count` samples read; bytes of `pixels` beyond those are of no meaning.
  private(set) var pixels: [UInt8] = []
  private(set) var labels: [UInt8] = []
  /// The lines read, blank ones included.
  private(set) var lineCount = 0
  /// Why reading stopped early: the first line that is wrong.
  private(set) var problem: Problem?

  /// Reads `text` anew, keeping the memory of the last time.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>, pixelCount: Int) {
    labels.removeAll(keepingCapacity: true)
    lineCount = 0
    problem = nil
    // A sample takes two bytes for each pixel, and more for its label and line end. Lines of too few columns are written
    // as far as they go before they are found out, hence one more sample.
    let room = text.count / 2 + pixelCount
    if pixels.count < room { pixels.append(contentsOf: repeatElement(0, count: room - pixels.count)) }

    var start = 0
    while start < text.count && problem == nil {
      let end = text.lineEnd(from: start) ?? text.count
      let line = UnsafeBufferPointer(rebasing: text[start..<end]).withoutCarriageReturn
      do throws(Problem) {
        if !line.isBlank { labels.append(try readSample(line, pixelCount: pixelCount)) }
        lineCount += 1
      } catch {
        problem = error
      }
      start = end + 1
    }
  }

  private mutating func readSample(
    _ line: UnsafeBufferPointer<UInt8>, pixelCount: Int
  ) throws(Problem) -> UInt8 {
    let first = labels.count * pixelCount
    let row = lineCount
    return try pixels.withUnsafeMutableBufferPointer { (pixels) throws(Problem) in
      let target = UnsafeMutableBufferPointer(rebasing: pixels[first..<first + pixelCount])
      var label: UInt8 = 0
      if line.count <= LineBlocks.longestLine,
        csv_read_plain_row(line.baseAddress, line.count, &label, target.baseAddress, pixelCount),
        label < Samples.classCount
      {
        return label
      }
      return try Self.readUnusual(line, row: row, into: target)
    }
  }

  /// Reads a line that is wrong, or has spaces, quotes, signs or fractions, value by value. Returns the label.
  private static func readUnusual(
    _ line: UnsafeBufferPointer<UInt8>, row: Int, into pixels: UnsafeMutableBufferPointer<UInt8>
  ) throws(Problem) -> UInt8 {
    guard line.count <= LineBlocks.longestLine else { throw Problem(line: row, kind: .tooLong) }
    guard !line.contains(0) else { throw Problem(line: row, kind: .zeroByte) }
    var label: UInt8 = 0
    var column = 0
    var start: Int? = 0
    while let place = start {
      let field = CSVField(in: line, at: place)
      if column <= pixels.count {
        let value = try number(field, of: line, row: row, column: column)
        if column == 0 { label = value } else { pixels[column - 1] = value }
      }
      column += 1
      start = field.next
    }
    guard column == pixels.count + 1 else { throw Problem(line: row, kind: .columnCount(column)) }
    return label
  }

  private static func number(
    _ field: CSVField, of line: UnsafeBufferPointer<UInt8>, row: Int, column: Int
  ) throws(Problem) -> UInt8 {
    let problem: DataError.ValueProblem
    switch WrittenNumber(line, in: field.content) {
    case .whole(let value)
    where field.isClosed && value >= 0 && value < (column == 0 ? Samples.classCount : 256):
      return UInt8(value)
    case _ where !field.isClosed: problem = .unclosedQuote
    case .whole: problem = column == 0 ? .notALabel : .notAPixel
    case .fraction: problem = .notWhole
    case .notANumber: problem = .notANumber
    }
    let text = DataError.shortened(line[field.content])
    throw Problem(line: row, kind: .value(problem, column: column, text: text))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The line without the carriage return that Windows puts before the line feed.
  var withoutCarriageReturn: UnsafeBufferPointer<UInt8> {
    last == UInt8(ascii: "\r") ? UnsafeBufferPointer(rebasing: dropLast()) : self
  }

  /// Whether a line has nothing but spaces.
  var isBlank: Bool {
    allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
  }
}
