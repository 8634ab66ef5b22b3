import Pictures

/// How an error is laid out where it is shown.
enum ErrorText {
  /// The error with its sentence broken to the width of a window. In a pipe the sentence stays in one line, where a
  /// program can find it; and the lines below a sentence point at places in each other, so they stay as they are.
  static func fitted(_ text: StyledText, _ display: Display) -> StyledText {
    guard display.rows != nil else { return text }
    let lines = text.lines
    guard let sentence = lines.first else { return text }
    return lines.dropFirst().reduce(sentence.fitted(columns: display.columns)) { $0 + "\n" + $1 }
  }
}
