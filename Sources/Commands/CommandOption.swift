import Base

/// An option of a command, and what its value means: `arguments[.depth]` is a number.
struct CommandOption<Value: Sendable>: Sendable {
  /// What help and completion say of it.
  let description: Command.Option
  /// Reads the value as it was typed.
  let read: @Sendable (String) throws(CommandError) -> Value

  /// An option that begins with two hyphens; `value` is what its value is called in help.
  init(
    _ name: String, _ value: String, _ summary: String,
    read: @escaping @Sendable (String) throws(CommandError) -> Value
  ) {
    description = Command.Option(name: name, value: value, summary: summary)
    self.read = read
  }
}

extension CommandOption {
  /// An option whose value is the name of one of `choices`.
  init(
    _ name: String, _ summary: String, among choices: [Value],
    named nameOf: @escaping @Sendable (Value) -> String
  ) {
    let names = choices.map(nameOf)
    self.init(name, names.joined(separator: "|"), summary) { text throws(CommandError) in
      if let place = names.firstIndex(of: text) { return choices[place] }
      let near = Spelling.nearest(to: text, among: names)
      throw .badValue(
        text, setting: name,
        expected: CommandError.listed(names, "or")
          + (near.isEmpty ? "" : "; did you mean \(CommandError.listed(near, "or"))?"))
    }
  }
}

extension CommandOption where Value: LosslessStringConvertible {
  /// An option whose value says by itself how it is written; `expected` is that in words.
  init(_ name: String, _ value: String, _ summary: String, expected: String) {
    self.init(name, value, summary) { text throws(CommandError) in
      guard let read = Value(text) else { throw .badValue(text, setting: name, expected: expected) }
      return read
    }
  }
}

extension CommandOption<Void> {
  /// A flag.
  init(_ name: String, _ summary: String) {
    description = Command.Option(name: name, value: nil, summary: summary)
    read = { _ in }
  }
}

extension CommandOption<String> {
  /// An option whose value is taken as it stands.
  init(_ name: String, _ value: String, _ summary: String) { self.init(name, value, summary) { $0 } }
}

extension CommandOption<Int> {
  /// An option whose value is a whole number, at least `least`.
  init(_ name: String, _ value: String, _ summary: String, atLeast least: Int) {
    self.init(name, value, summary) { text throws(CommandError) in
      guard let number = Int(text), number >= least else { throw .notACount(text, what: name, least: least) }
      return number
    }
  }
}
