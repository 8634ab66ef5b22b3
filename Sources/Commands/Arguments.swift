/// What stands behind a command's name, told apart into options and the rest.
package struct Arguments: Sendable {
  /// The command that they are for.
  package let command: Command
  /// The words that belong to no option.
  package let words: [String]
  /// The same as typed, for commands that take an expression.
  package let text: String
  private let values: [String: String]

  /// Reads `text` by what `command` takes.
  ///
  /// A word in quotation marks, single or double, may hold blanks. An option's value stands behind it, or behind `=`.
  init(_ text: String, of command: Command) throws(CommandError) {
    if command.takesText {
      self.command = command
      self.words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      self.text = text
      self.values = [:]
      return
    }
    var words: [String] = []
    var values: [String: String] = [:]
    var pending = try Self.words(text)[...]
    var isOption = true
    while let word = pending.popFirst() {
      guard isOption, word.text.hasPrefix("--"), !word.isQuoted else {
        words.append(word.text)
        continue
      }
      if word.text == "--" {
        isOption = false
        continue
      }
      let parts = word.text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = command.options.first(where: { $0.name == name }) else {
        throw .unknownOption(name, command)
      }
      if option.value == nil {
        guard parts.count == 1 else { throw .optionTakesNoValue(name) }
        values[name] = ""
      } else if parts.count == 2 {
        values[name] = String(parts[1])
      } else if let value = pending.popFirst() {
        values[name] = value.text
      } else {
        throw .optionNeedsValue(option)
      }
    }
    self.command = command
    self.words = words
    self.text = words.joined(separator: " ")
    self.values = values
  }

  /// Whether an option was given.
  func has<Value>(_ option: CommandOption<Value>) -> Bool { values[option.description.name] != nil }

  /// The value of an option; nil where it was not given.
  subscript<Value>(option: CommandOption<Value>) -> Value? {
    get throws(CommandError) {
      guard let text = values[option.description.name] else { return nil }
      return try option.read(text)
    }
  }

  /// The one word that must be given, which is `what`: "a path".
  package func one(_ what: String) throws(CommandError) -> String {
    guard let word = try oneAtMost() else { throw missing(what) }
    return word
  }

  /// The one word that may be given, or nil.
  package func oneAtMost() throws(CommandError) -> String? {
    if words.count > 1 { throw .tooManyWords(words[1], command: command.name) }
    return words.first
  }

  /// The one whole number that may be given, at least 1; nil where none was. One of `units` may stand behind it.
  func count(in units: [String] = []) throws(CommandError) -> Int? {
    let hasUnit = words.count == 2 && units.contains(words[1])
    guard let word = hasUnit ? words[0] : try oneAtMost() else { return nil }
    guard let number = Int(word), number >= 1 else { throw .notACount(word, what: command.name, least: 1) }
    return number
  }

  /// Refuses words where none belongs.
  package func expectNoWords() throws(CommandError) {
    if let word = words.first { throw .tooManyWords(word, command: command.name) }
  }

  /// The error for words that are missing.
  package func missing(_ what: String) -> CommandError { .missing(what, command) }

  private static func words(_ text: String) throws(CommandError) -> [(text: String, isQuoted: Bool)] {
    var words: [(text: String, isQuoted: Bool)] = []
    var word: String?
    var quote: Character?
    var isQuoted = false
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        // Quotation marks behind the equals sign of --option="a value" leave it an option.
        if word == nil { isQuoted = true }
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append((finished, isQuoted)) }
        word = nil
        isQuoted = false
      } else if word == nil {
        word = String(character)
      } else {
        word?.append(character)
      }
    }
    if let quote { throw .unclosedQuote(quote) }
    if let word { words.append((word, isQuoted)) }
    return words
  }
}
