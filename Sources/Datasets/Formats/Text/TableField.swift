/// One value of a line of a text table, as places in the line.
struct TableField {
  /// What it says, without the spaces and the quotes around it.
  let content: Range<Int>
  /// False if it begins with a quote and the line ends before another.
  let isClosed: Bool
  /// Where the next value begins, or `nil` after the last one.
  let next: Int?

  /// The value that begins at `start` in `line`, which has no line end.
  init(in line: UnsafeBufferPointer<UInt8>, at start: Int, _ syntax: TableSyntax) {
    let separator = syntax.separator
    let isBySpaces = separator == UInt8(ascii: " ")
    func isSpace(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != byte)
    }
    var first = start
    while first < line.count && isSpace(line[first]) { first += 1 }
    var end = first
    var closed: Int?
    let isQuoted = first < line.count && syntax.quotes.contains(line[first])
    if isQuoted {
      let quote = line[first]
      end += 1
      while end < line.count && closed == nil {
        if line[end] != quote {
          end += 1
        } else if end + 1 < line.count && line[end + 1] == quote {
          end += 2  // A doubled quote stands for one quote.
        } else {
          closed = end
          end += 1
        }
      }
    }
    let afterQuotes = end
    if isBySpaces {
      while end < line.count && !isSpace(line[end]) { end += 1 }
      var following = end
      while following < line.count && isSpace(line[following]) { following += 1 }
      next = following < line.count ? following : nil
    } else {
      while end < line.count && line[end] != separator { end += 1 }
      next = end < line.count ? end + 1 : nil
    }
    isClosed = !isQuoted || closed != nil
    while end > first && isSpace(line[end - 1]) { end -= 1 }
    // Something between the closing quote and the comma belongs to the value, which then is no number.
    if let closed, end == afterQuotes {
      content = first + 1..<closed
    } else {
      content = first..<end
    }
  }
}
