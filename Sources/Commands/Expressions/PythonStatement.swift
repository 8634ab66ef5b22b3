/// Lines of a notebook that are statements of Python, and neither expressions nor commands.
enum PythonStatement {
  /// No command begins with these.
  private static let always: Set<String> = [
    "def", "return", "class", "while", "with", "elif", "try", "except", "assert", "del", "global", "lambda",
    "pass",
    "raise", "yield",
  ]
  /// A command may begin with these, so the line has to look like a statement.
  private static let perhaps: Set<String> = ["for", "if", "else", "from"]

  /// The word that makes a line a statement of Python; nil where it is none.
  static func keyword(of line: String) -> String? {
    let word = String(line.prefix { $0.isLetter })
    if always.contains(word), line.dropFirst(word.count).first.map({ " :(".contains($0) }) ?? true {
      return word
    }
    guard perhaps.contains(word) else { return nil }
    let rest = line.dropFirst(word.count)
    return rest.contains(" in ") || rest.contains(" import ") || line.hasSuffix(":") ? word : nil
  }
}
