import Expressions

/// Takes a line apart into commands: `;` separates them, `#` starts a comment; neither does inside quotation marks.
package enum CommandLineSplitter {
  /// The commands of `line`, without blanks around them and without empty ones.
  package static func commands(in line: String) -> [String] {
    code(in: line).split { $0.character == ";" && !$0.isQuoted }.map { trimmed(String($0.map(\.character))) }
      .filter { !$0.isEmpty }
  }

  /// What stands before the comment of `line`, each character with whether it is part of a quotation.
  static func code(in line: String) -> [(character: Character, isQuoted: Bool)] {
    var code: [(character: Character, isQuoted: Bool)] = []
    var quote: Character?
    for character in line {
      let begins =
        code.last.map { $0.character.isWhitespace || ($0.character == ";" && !$0.isQuoted) } ?? true
      if let open = quote {
        code.append((character, true))
        if character == open { quote = nil }
        continue
      }
      if character == "#", begins { break }
      if character == "\"" || (character == "'" && begins) { quote = character }
      code.append((character, quote != nil))
    }
    return code
  }

  /// `text` without blanks at either end.
  package static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The name in a command that is `name = …`, `name += …` and the like; nil in others.
  static func assignedName(_ command: String) -> String? {
    command.prefixMatch(of: /([A-Za-z_$][A-Za-z_0-9]*)\s*(?:\*\*|\/\/|[-+*\/@%])?=(?!=)/).map {
      String($0.output.1)
    }
  }

  /// What IPython and Python write in other words, in gradb's: `help W1` for `W1?`, `print E` for `print(E)`, and `quit`
  /// for `quit()`; other commands as they are.
  static func translated(_ command: String, _ commands: CommandTable) -> String {
    if let question = command.wholeMatch(of: /\?{1,2}([^\s?]+)|([^\s?]+)\s*\?{1,2}/) {
      return "help \(question.1 ?? question.2 ?? "")"
    }
    guard let call = command.wholeMatch(of: /([a-z]+)\((.*)\)/), commands.exact(String(call.1)) != nil,
      !FunctionTable.all.contains(where: { $0.name == call.1 })
    else { return command }
    // The last bracket must be the one that closes the first.
    var depth = 1
    for character in call.2 {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0 { return command }
    }
    return trimmed("\(call.1) \(call.2)")
  }

  /// The first word of a command, and the rest. `x/8g` is `x` and `/8g`.
  package static func nameAndRest(_ command: String, _ commands: CommandTable) -> (name: String, rest: String)
  {
    let word = command.prefix { !$0.isWhitespace }
    let start = String(word.prefix { $0 != "/" })
    let takesFormat = (try? commands.named(start))?.takesFormat ?? false
    let name = takesFormat ? start : String(word)
    return (name, trimmed(String(command.dropFirst(name.count))))
  }
}

extension Interpreter {
  /// `word` in quotation marks, so that a line takes it as one word whatever blanks and semicolons it has.
  public static func quoted(_ word: String) -> String {
    let mark = word.contains("\"") ? "'" : "\""
    return mark + word + mark
  }

  /// The same where a word is not one by itself; an option stays one.
  public static func quotedIfNeeded(_ word: String) -> String {
    word.contains { $0.isWhitespace || "\"';#".contains($0) } || word.isEmpty ? quoted(word) : word
  }
}
