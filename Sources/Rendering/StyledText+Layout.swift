extension StyledText {
  /// The number of columns the text takes on a terminal, in one line.
  public var width: Int { runs.reduce(0) { $0 + $1.text.columns } }

  /// The lines, without their newlines; text that ends with a newline has no empty line after it.
  public var lines: [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText()
    for run in runs {
      let pieces = run.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() {
        if index > 0 {
          lines.append(line)
          line = StyledText()
        }
        line.append(String(piece), run.style)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The text in lines of at most `columns` columns (1 or more), broken between words where possible.
  ///
  /// The blanks at a break vanish; a longer word is broken anywhere. Newlines in the text stay breaks.
  public func wrapped(to columns: Int) -> [StyledText] {
    let columns = max(1, columns)
    return lines.flatMap { line in
      line.width <= columns ? [line] : line.broken(to: columns)
    }
  }

  /// One line, broken as `wrapped(to:)` says.
  private func broken(to columns: Int) -> [StyledText] {
    let characters = runs.flatMap { run in run.text.map { (character: $0, style: run.style) } }
    var lines: [StyledText] = []
    var start = 0
    while start < characters.count {
      var end = start
      var width = 0
      while end < characters.count {
        width += characters[end].character.columns
        // Even what is too wide for a line has to go somewhere.
        if width > columns && end > start { break }
        end += 1
      }
      var next = end
      if end < characters.count {
        // Break at the last blank that leaves something before it; the blank just after the line counts too.
        if let blank = characters[start...end].lastIndex(where: { $0.character == " " }), blank > start {
          (end, next) = (blank, blank + 1)
        }
        while end > start && characters[end - 1].character == " " { end -= 1 }
        while next < characters.count && characters[next].character == " " { next += 1 }
      }
      var line = StyledText()
      for (character, style) in characters[start..<end] { line.append(String(character), style) }
      lines.append(line)
      start = next
    }
    return lines
  }

  /// Adds `text`, filled up with blanks to `width` columns: at its left if it `isRight`-aligned.
  mutating func append(_ text: StyledText, width: Int, isRight: Bool) {
    let blanks = String(repeating: " ", count: max(0, width - text.width))
    if isRight { append(blanks) }
    append(text)
    if !isRight { append(blanks) }
  }

  /// The items one after the other, three blanks apart, as many in a line as fit; each line ends with a
  /// newline.
  static func flowing(_ items: [StyledText], columns: Int) -> StyledText {
    var text = StyledText()
    var line = StyledText()
    for item in items {
      if !line.isEmpty && line.width + 3 + item.width > columns {
        text.appendLine(line)
        line = StyledText()
      }
      if !line.isEmpty { line.append("   ") }
      line.append(item)
      while line.width > columns {
        let pieces = line.wrapped(to: columns)
        for piece in pieces.dropLast() { text.appendLine(piece) }
        line = pieces.last ?? StyledText()
      }
    }
    text.appendLine(line)
    return text
  }
}
