extension StyledText {
  /// The lines with `indent` blanks before each; ends with a newline.
  public func indented(_ indent: Int) -> StyledText {
    var text = StyledText()
    for line in lines {
      text.append(String(repeating: " ", count: line.isEmpty ? 0 : indent))
      text.appendLine(line)
    }
    return text
  }

  /// The text broken between words into lines of at most `columns` characters, each after `indent` blanks; ends with a
  /// newline.
  public func paragraph(columns: Int, indent: Int = 0) -> StyledText {
    var text = StyledText()
    for line in wrapped(to: max(20, columns - indent)) { text.appendLine(line) }
    return text.indented(indent)
  }

  /// The texts side by side with `gap` blanks between them, each as wide as its widest line and at least `width`; ends
  /// with a newline.
  public static func beside(_ texts: [StyledText], gap: Int = 3, width: Int = 0) -> StyledText {
    let columns = texts.map(\.lines)
    let widths = columns.map { $0.reduce(width) { max($0, $1.width) } }
    var text = StyledText()
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      var line = StyledText()
      var start = 0
      for (lines, width) in zip(columns, widths) {
        if row < lines.count, !lines[row].isEmpty {
          line.append(String(repeating: " ", count: start - line.width))
          line.append(lines[row])
        }
        start += width + gap
      }
      text.appendLine(line)
    }
    return text
  }
}
