extension StyledText {
  /// The text with every line that is wider than `columns` broken between words, its further lines as far from the
  /// left as it begins itself. Lines that fit, and a newline at the end or none, stay as they are.
  public func fitted(columns: Int) -> StyledText {
    let lines = lines
    guard lines.contains(where: { $0.width > columns }) else { return self }
    let endsLine = runs.last?.text.hasSuffix("\n") ?? false
    var text = StyledText()
    for (index, line) in lines.enumerated() {
      if index > 0 { text.appendLine() }
      text.append(line.width > columns ? line.hanging(columns: columns) : line)
    }
    if endsLine { text.appendLine() }
    return text
  }

  /// A line broken into several, all of which begin where it begins.
  private func hanging(columns: Int) -> StyledText {
    // Where hardly anything would be left of a line, they begin further left.
    let blanks = min(plain.prefix { $0 == " " }.count, max(0, columns - 20))
    var text = StyledText()
    for piece in droppingFirst(blanks).wrapped(to: columns - blanks) {
      if !text.isEmpty { text.appendLine() }
      text.append(String(repeating: " ", count: blanks))
      text.append(piece)
    }
    return text
  }

  /// The text without its first `count` characters.
  func droppingFirst(_ count: Int) -> StyledText {
    var left = count
    var rest = StyledText()
    for run in runs {
      rest.append(String(run.text.dropFirst(left)), run.style)
      left = max(0, left - run.text.count)
    }
    return rest
  }
}
