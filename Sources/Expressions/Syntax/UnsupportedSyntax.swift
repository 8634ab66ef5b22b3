/// What Python has and expressions lack, and what to use instead.
enum UnsupportedSyntax {
  static let keywords: [String: String] = [
    "lambda": "the expression itself",
    "for": "whole arrays at a time, as in np.sum(A, axis=0)",
    "while": "one expression at a time",
    "if": "np.where(condition, a, b)",
    "else": "np.where(condition, a, b)",
    "elif": "np.where(condition, a, b)",
    "import": "np.exp and the others as they are; nothing needs importing",
    "from": "np.exp and the others as they are; nothing needs importing",
    "def": "a name for a value, such as mine = W1 @ X + b1",
    "class": "a name for a value, such as mine = W1 @ X + b1",
    "return": "the expression itself",
    "is": "==",
    "in": "np.any(a == b)",
    "del": "another name",
    "global": "the name itself",
    "nonlocal": "the name itself",
    "assert": "the condition itself",
    "with": "one expression at a time",
    "try": "one expression at a time",
    "except": "one expression at a time",
    "finally": "one expression at a time",
    "raise": "one expression at a time",
    "yield": "one expression at a time",
    "await": "one expression at a time",
    "async": "one expression at a time",
    "pass": "an empty line",
    "as": "the name as it is",
  ]

  static let signs: [String: String] = [
    ":=": "name = expression on a line of its own",
    "&&": "& between arrays, and between single truth values",
    "||": "| between arrays, or between single truth values",
    "->": "one expression at a time",
    "<<": "2 ** n as a factor",
    ">>": "2 ** n as a divisor",
  ]

  /// Words that are no names.
  static func isReserved(_ word: String) -> Bool {
    keywords[word] != nil || ["and", "or", "not", "True", "False", "None"].contains(word)
  }
}
