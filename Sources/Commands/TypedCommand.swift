import Debugging
import Expressions
import Networks

/// A command as it was typed, understood but not yet run.
enum TypedCommand {
  /// A command of the table, with what stands behind its name.
  case command(Command, Arguments)
  /// An expression, or a line that gives a name a value.
  case statement(String)
}

extension Interpreter {
  /// What a text without semicolons asks for.
  ///
  /// - Throws: What is wrong with the command's name or options; the rest is found when it runs.
  func understood(_ text: String) throws -> TypedCommand {
    let text = CommandLineSplitter.translated(text, commands)
    if let word = PythonStatement.keyword(of: text) { throw CommandError.pythonStatement(word) }
    let (name, rest) = CommandLineSplitter.nameAndRest(text, commands)
    guard !isAssignment(text), let command = try command(name, in: text) else { return .statement(text) }
    return .command(command, try Arguments(rest, of: command))
  }

  /// Whether a line gives a name a value. Behind `set` and `check`, an = belongs to what is missing.
  private func isAssignment(_ text: String) -> Bool {
    guard let name = CommandLineSplitter.assignedName(text) else { return false }
    // And answer = 0.5 answers where something is asked.
    let answers = commands.all.filter { isAsked && $0.group == .lesson && $0.takesText }.map(\.name)
    return !(["set", "check"] + answers).contains(name)
  }

  /// The command that a line begins with; nil where the line is an expression instead.
  private func command(_ name: String, in text: String) throws -> Command? {
    // `m` is the number of samples, though mistakes begins with it.
    if text == name, commands.exact(name) == nil, names.names.contains(name) { return nil }
    guard commands.matching(name).isEmpty, isExpression(text, beginningWith: name) else {
      return try commands.named(name)
    }
    return nil
  }

  /// Whether a line that is no command is meant as an expression, rather than a mistyped command.
  private func isExpression(_ text: String, beginningWith word: String) -> Bool {
    hasKnownNames(text) || MatrixName(word) != nil
      || (word.contains { "[(.+*/@,".contains($0) } && Habits.habit(word) == nil)
  }

  /// Whether a text is an expression or an assignment, all of whose names there are.
  private func hasKnownNames(_ text: String) -> Bool {
    guard let statement = try? Statement(text) else { return false }
    let known = Set(names.names)
    return statement.freeNames.allSatisfy { known.contains($0) || SessionNames.isKept($0) }
  }

  /// Why a command failed: what a person had in mind who knows it from another program, or else the error itself.
  func reason(_ error: any Error, for text: String) -> any Error {
    if error is Interruption || error is SourceFailure || error is ExpressionFailure { return error }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let name = words.first ?? ""
    for word in [words.prefix(2).joined(separator: " "), name] where commands.exact(word) == nil {
      if let habit = Habits.named(word) { return CommandError.plain(habit.sentence(word)) }
    }
    guard case .command(let command, let arguments) = try? understood(text), !command.takesText,
      let habit = Habits.habit(ofShellIn: arguments.words, isExpression: hasKnownNames)
    else { return error }
    return CommandError.plain(habit.sentence(name))
  }
}
