import CLineEditor

/// What Alt-. inserted, for the case that it is pressed again.
struct LastArgument {
  /// How many lines of history before the newest the word comes from.
  let back: Int
  let word: String
  /// The line before the cursor, with the word.
  let beforeCursor: String
}

extension LineEditor {
  /// Inserts the last word of the newest line of history; pressed again, puts that of the line before in its place.
  func insertLastArgument() -> key_result {
    let previous = lastArgument.flatMap { $0.beforeCursor == line.beforeCursor ? $0 : nil }
    let back = previous.map { $0.back + 1 } ?? 0
    guard let found = line_editor_history_line(handle, Int32(back)) else { return KEY_IS_WRONG }
    let word = Self.lastWord(of: String(cString: found))
    line_editor_delete_before_cursor(handle, Int32(previous?.word.unicodeScalars.count ?? 0))
    line_editor_insert(handle, word)
    lastArgument = LastArgument(back: back, word: word, beforeCursor: line.beforeCursor)
    return KEY_REDRAWS_LINE
  }

  /// The last word of a line, whose blanks within quotation marks end none.
  private static func lastWord(of line: String) -> String {
    line.matches(of: /(?:"[^"]*"|'[^']*'|\S)+/).last.map { String($0.output) } ?? ""
  }
}
