import Base

extension Interpreter {
  /// An error as a sentence that ends in a full stop, in which nothing is repeated at any length.
  package static func sentence(_ error: any Error) -> String {
    guard let error = error as? any ExplainedError else { return "\(error)" }
    let words = error.message.split(separator: " ", omittingEmptySubsequences: false)
    let text = shortened(words.map { shortened($0, to: 200) }.joined(separator: " ")[...], to: 600)
    return text.last.map { ".?!".contains($0) } ?? true ? text : text + "."
  }

  /// The beginning and the end of what is longer than `limit` characters.
  ///
  /// Errors repeat what was typed or read, as a name or a path, and those who word them need not ask how long it is.
  private static func shortened(_ text: Substring, to limit: Int) -> String {
    text.count <= limit ? String(text) : text.prefix(limit * 2 / 3) + "…" + text.suffix(limit / 4)
  }
}
