/// What stands behind the name of a command that takes a format: `/8g W1[3]`.
struct FormatRequest: Equatable {
  /// How many numbers were asked for; nil where that was left open.
  let count: Int?
  /// The format; nil where none was given.
  let format: RawFormat?
  /// The expression.
  let text: String

  /// Takes `arguments` apart.
  ///
  /// - Throws: `CommandError` where the format is none, or the expression is missing.
  init(_ arguments: Arguments, allowsCount: Bool = false) throws(CommandError) {
    var rest = arguments.text[...]
    var letters = rest.prefix(0)
    if rest.first == "/" {
      letters = rest.dropFirst().prefix { !$0.isWhitespace }
      rest = rest.dropFirst(letters.count + 1)
    }
    let digits = letters.prefix { $0.isNumber }
    let letter = letters.dropFirst(digits.count)
    count = Int(digits)
    format = RawFormat(rawValue: String(letter))
    text = CommandLineSplitter.trimmed(String(rest))
    let isCount = digits.isEmpty || (allowsCount && (1...10_000).contains(count ?? 0))
    guard isCount, letter.isEmpty || format != nil else {
      let name = arguments.command.name
      let choice = CommandError.listed(RawFormat.allCases.map(\.rawValue), "and")
      throw .badValue(
        String(letters), setting: name,
        expected: (allowsCount ? "a number up to 10000 and " : "") + "one of \(choice): \(name)/"
          + (allowsCount ? "8g W1[3]" : "g W1[3]"))
    }
    if text.isEmpty { throw arguments.missing("an expression") }
  }
}
