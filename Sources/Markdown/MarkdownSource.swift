/// The text of a document, of which nothing is known but that it is harmless to read.
struct MarkdownSource {
  /// The lines without their ends, whichever these were.
  let lines: [Substring]
  /// The line of the file that `lines` begins with, from 1.
  let firstLine: Int

  /// Looks through all of `bytes`, which begin in `firstLine` of a file.
  init(_ bytes: [UInt8], firstLine: Int = 1) throws(MarkdownError) {
    guard bytes.count <= MarkdownDocument.maximumSize else {
      throw MarkdownError(line: firstLine, problem: .tooLarge(limit: MarkdownDocument.maximumSize))
    }
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let bytes = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var lines: [Substring] = []
    for (index, line) in bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      let number = firstLine + index
      guard line.count <= MarkdownDocument.maximumLineLength else {
        throw MarkdownError(line: number, problem: .lineTooLong(limit: MarkdownDocument.maximumLineLength))
      }
      guard let text = String(validating: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self) else {
        throw MarkdownError(line: number, problem: .notUTF8)
      }
      try Self.check(text, line: number)
      lines.append(text[...])
    }
    self.lines = lines
    self.firstLine = firstLine
  }

  /// The text with a newline behind every line.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Refuses text with characters that a terminal acts upon, or that change how others are shown.
  static func check(_ text: String, line: Int) throws(MarkdownError) {
    for scalar in text.unicodeScalars where isForbidden(scalar) {
      throw MarkdownError(line: line, problem: .forbiddenCharacter(scalar))
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20..<0x7f).contains(scalar.value) { return false }
    switch scalar.properties.generalCategory {
    case .control: return scalar != "\t" && scalar != "\n"
    // U+200C and U+200D join letters, and the parts of emoji.
    case .format: return scalar != "\u{200c}" && scalar != "\u{200d}"
    case .lineSeparator, .paragraphSeparator, .privateUse: return true
    default: return false
    }
  }
}
