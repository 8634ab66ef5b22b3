/// Code with a little colour, by its language.
enum CodeText {
  /// The lines of `code`: commands of a `gradb` transcript and words of `python` stand out, comments stand back. Tabs
  /// become four blanks.
  static func text(_ code: String, language: String) -> StyledText {
    var text = StyledText()
    for line in StyledText(code.replacing("\t", with: "    ")).lines {
      switch language {
      case "gradb": text.appendLine(transcript(line.plain))
      case "python": text.appendLine(python(line.plain))
      default: text.appendLine(line)
      }
    }
    return text
  }

  private static let prompt = "(gradb)"

  private static func transcript(_ line: String) -> StyledText {
    guard line.hasPrefix(prompt) else { return StyledText(line) }
    return StyledText(prompt, .faint) + StyledText(String(line.dropFirst(prompt.count)), .name)
  }

  private static let pythonWords: Set<Substring> = [
    "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally",
    "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield", "None", "True", "False",
  ]

  private static func python(_ line: String) -> StyledText {
    var text = StyledText()
    var rest = line[...]
    while let first = rest.first {
      let piece: Substring
      var style = Style.plain
      if first == "#" {
        (piece, style) = (rest, .faint)
      } else if first == "\"" || first == "'" {
        let end = rest.dropFirst().firstIndex(of: first).map(rest.index(after:)) ?? rest.endIndex
        (piece, style) = (rest[..<end], .good)
      } else if first.isLetter || first == "_" {
        piece = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        if pythonWords.contains(piece) { style = .name }
      } else {
        piece = rest.prefix(1)
      }
      text.append(String(piece), style)
      rest = rest[piece.endIndex...]
    }
    return text
  }
}
