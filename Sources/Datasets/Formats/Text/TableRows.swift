import CKernels

/// The samples in a run of whole lines: what one thread makes of its share of a block.
final class TableRows {
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

  private let columns: TableColumns
  private let valueCount: Int
  /// What each column is, for lines that are read value by value.
  private let roles: [Role]
  /// Whether lines may be read by the kernel for bytes with commas.
  private let isPlain: Bool
  private let buffer = ByteBuffer()
  /// The values of the line that is being read; outside of Swift's arrays, whose every access in a class is checked.
  private let row: UnsafeMutableBufferPointer<Double>
  /// The values of the samples read, once one of them is no whole number 0…255; before, they are bytes.
  private(set) var numbers: [Double] = []
  /// Whether all values read are whole numbers 0…255.
  private(set) var areBytes = true
  /// The number of samples read.
  private(set) var count = 0
  /// Their labels; none where no column has them.
  private(set) var labels = WrittenLabels()
  /// The lines read, blank ones included.
  private(set) var lineCount = 0
  /// The blank lines before each of some samples: by the sample's place in the run, in ascending order.
  private(set) var blankLines: [(before: Int, count: Int)] = []
  /// Why reading stopped early: the first line that is wrong.
  private(set) var problem: Problem?

  private enum Role {
    case value, label, leftOut
  }

  init(_ columns: TableColumns) {
    self.columns = columns
    valueCount = columns.valueCount
    isPlain =
      columns.syntax.separator == UInt8(ascii: ",") && columns.syntax.decimal == UInt8(ascii: ".")
      && columns.leftOut == nil
    row = .allocate(capacity: valueCount)
    row.initialize(repeating: 0)
    roles = columns.names.indices.map {
      $0 == columns.label ? .label : $0 == columns.leftOut ? .leftOut : .value
    }
  }

  /// The values of the first `count` samples, where they are bytes.
  func bytes(ofFirst count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: buffer.bytes[..<(count * valueCount)])
  }

  deinit { row.deallocate() }

  /// Reads `text` anew, keeping the memory of the last time.
  func read(_ text: UnsafeBufferPointer<UInt8>) {
    labels.removeAll()
    numbers.removeAll(keepingCapacity: true)
    blankLines.removeAll(keepingCapacity: true)
    (count, lineCount, areBytes, problem) = (0, 0, true, nil)
    // A value takes two bytes of text, and more for line ends. A line of too few columns is written as far as it goes before it
    // is found out, hence one more sample; where the labels come later, so does their byte.
    buffer.reserve(text.count / 2 + roles.count + 1, keeping: 0)

    var start = 0
    while start < text.count && problem == nil {
      let end = text.lineEnd(from: start) ?? text.count
      let line = UnsafeBufferPointer(rebasing: text[start..<end]).withoutCarriageReturn
      do throws(Problem) {
        if columns.syntax.isEmpty(line) {
          if blankLines.last?.before == count {
            blankLines[blankLines.count - 1].count += 1
          } else {
            blankLines.append((count, 1))
          }
        } else {
          if !readPlain(line) { try readUnusual(line) }
          count += 1
        }
        lineCount += 1
      } catch {
        problem = error
      }
      start = end + 1
    }
  }

  /// Reads a line of nothing but whole numbers 0…255 with commas. Returns false where it is another one.
  private func readPlain(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard areBytes, isPlain, line.count <= LineBlocks.longestLine,
      let base = buffer.bytes.baseAddress
    else { return false }
    let target = base + count * valueCount
    var first: UInt8 = 0
    guard let place = columns.label else {
      return csv_read_plain_row(line.baseAddress, line.count, target, target + 1, valueCount - 1)
    }
    if place == 0 {
      guard csv_read_plain_row(line.baseAddress, line.count, &first, target, valueCount) else { return false }
      labels.append(Double(first))
      return true
    }
    guard csv_read_plain_row(line.baseAddress, line.count, target, target + 1, valueCount) else {
      return false
    }
    labels.append(Double(target[place]))
    (target + place).update(from: target + place + 1, count: valueCount - place)
    return true
  }

  /// Reads a line that is wrong, or has words, spaces, quotes, signs or fractions, value by value.
  private func readUnusual(_ line: UnsafeBufferPointer<UInt8>) throws(Problem) {
    guard line.count <= LineBlocks.longestLine else { throw Problem(line: lineCount, kind: .tooLong) }
    guard !line.contains(0) else { throw Problem(line: lineCount, kind: .zeroByte) }
    var (column, value) = (0, 0)
    var start: Int? = 0
    var label: (number: Double?, text: String)?
    while let place = start {
      let field = TableField(in: line, at: place, columns.syntax)
      if column < roles.count {
        switch roles[column] {
        case .leftOut: break
        case .label:
          let number = try checked(field, of: line, column: column)
          label = (number, number == nil ? columns.syntax.text(of: field, in: line) : "")
        case .value:
          guard let number = try checked(field, of: line, column: column) else {
            throw wrong(.notANumber, field, of: line, column: column)
          }
          row[value] = number
          value += 1
        }
      }
      column += 1
      start = field.next
    }
    guard column == roles.count else { throw Problem(line: lineCount, kind: .columnCount(column)) }
    if let label {
      if let number = label.number { labels.append(number) } else { labels.append(label.text) }
    }
    keepRow()
  }

  /// The number of a field, nil where it has a word. Throws where it has nothing, or does not end.
  private func checked(
    _ field: TableField, of line: UnsafeBufferPointer<UInt8>, column: Int
  ) throws(Problem) -> Double? {
    guard field.isClosed else { throw wrong(.unclosedQuote, field, of: line, column: column) }
    if let number = WrittenNumber.value(line, in: field.content, decimal: columns.syntax.decimal) {
      return number
    }
    if field.content.count < 5, Missing.isWord(DataError.shortened(line[field.content])) {
      throw wrong(.notANumber, field, of: line, column: column)
    }
    return nil
  }

  private func wrong(
    _ problem: DataError.ValueProblem, _ field: TableField, of line: UnsafeBufferPointer<UInt8>, column: Int
  ) -> Problem {
    Problem(
      line: lineCount, kind: .value(problem, column: column, text: DataError.shortened(line[field.content])))
  }

  /// Adds the values of `row` to those of the samples before it.
  private func keepRow() {
    let first = count * valueCount
    if areBytes {
      if row.allSatisfy({ $0 >= 0 && $0 <= 255 && $0 == $0.rounded() }) {
        for (place, value) in row.enumerated() { buffer.bytes[first + place] = UInt8(value) }
        return
      }
      areBytes = false
      numbers.reserveCapacity(first + first / 4)
      for byte in buffer.bytes[..<first] { numbers.append(Double(byte)) }
    }
    numbers.append(contentsOf: row)
  }
}
