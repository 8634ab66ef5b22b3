import Commands

/// A command of lessons, and what it does.
struct CourseCommand: Sendable {
  let command: Command
  let run: @Sendable (inout LessonRunner, Arguments) throws -> CommandResult

  init(
    _ name: String, usage: String = "", summary: String, details: String, takesText: Bool = false,
    operands: [Command.Operand] = [], examples: [Command.Example],
    run: @escaping @Sendable (inout LessonRunner, Arguments) throws -> CommandResult
  ) {
    command = Command(
      name, group: .lesson, usage: usage, summary: summary, details: details, takesText: takesText,
      operands: operands, examples: examples)
    self.run = run
  }

  typealias Example = Command.Example

  /// All of them: one line each.
  static let all: [CourseCommand] = [.lesson, .answer, .hint, .solution, .skip, .play, .resume]
}
