import ArgumentParser
import Commands

/// `gradb compare`: compares somebody's own arrays with the right ones, and ends with what came of it.
struct CompareCommand: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb compare",
    abstract: "Compare the arrays of your own iteration with the right ones.",
    discussion: """
      The same as the command compare, whose options it takes; help compare explains them. Exit status: 0 all is right, 1 \
      something is wrong, 2 the file cannot be read.
      """)

  @Argument(help: "A file of arrays, and options of the command compare.", completion: .file())
  var file: String

  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("Options of the command.", visibility: .hidden))
  var others: [String] = []

  func start(_ arguments: [String]) -> Int32 {
    guard var options = try? ProgramOptions.parse([]) else {
      return Interpreter.Outcome.Status.wrong.rawValue
    }
    options.batch = true
    options.commands = ["compare " + arguments.map(Interpreter.quotedIfNeeded).joined(separator: " ")]
    return Startup(options: options, script: nil, lesson: nil, arguments: []).run()
  }
}
