import ArgumentParser
import Platform

/// The program: reads the command line, runs what it asks for, and exits with the status that came of it.
@main struct GradB: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb",
    abstract: "A step-through debugger for gradient descent.",
    usage: """
      gradb [OPTIONS] [SCRIPT | DATA | SESSION]
      gradb lesson [LESSON] [OPTIONS]     open a lesson, or the next one
      gradb compare FILE [OPTIONS]        compare your own arrays with the right ones
      gradb test [LESSON | FOLDER ...]    prove that lessons do what they say
      gradb completions SHELL             print completions for a shell
      gradb manual                        print the manual page
      """,
    discussion: """
      Without a script, opens a prompt; type help there. A file of samples is loaded first, and a saved session restored. Standard input that is no terminal is a script too.
      Exit status: \(statuses.map { "\($0.status) \($0.meaning)" }.joined(separator: ", ")).
      """,
    version: "0.1.0")

  /// The day of this version, as the manual page has it.
  static let released = "November 22, 2026"

  /// What the program's exit status says.
  static let statuses = [
    (status: 0, meaning: "fine"), (status: 1, meaning: "a check found something wrong"),
    (status: 2, meaning: "a command or a file was wrong"), (status: 3, meaning: "a check was inconclusive"),
    (status: 130, meaning: "interrupted"),
  ]

  /// The programs that the first word of the command line may call instead.
  ///
  /// As subcommands, these could not stand beside a script: the parser would take their names for one.
  static var others: [(word: String, program: any Program.Type)] {
    [
      ("lesson", LessonCommand.self), ("compare", CompareCommand.self), ("test", TestCommand.self),
      ("completions", CompletionsCommand.self),
      ("manual", ManualCommand.self),
    ]
  }

  @Argument(
    help:
      "A file of commands to run instead of opening a prompt; or samples to load, or a session to restore.")
  var script: String?

  @OptionGroup var options: ProgramOptions

  func start(_ arguments: [String]) -> Int32 {
    Startup(options: options, script: script, lesson: nil, arguments: arguments).run()
  }

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    // What the argument parser has by this name knows nothing of the other programs.
    if arguments.first == "--generate-completion-script" { arguments[0] = "completions" }
    let other = arguments.first.flatMap { word in others.first { $0.word == word }?.program }
    let program: any Program.Type = other ?? GradB.self
    let words = other == nil ? arguments : Array(arguments.dropFirst())
    let status: Int32
    do {
      status = try program.parse(words).start(words)
    } catch {
      status = program.explain(error)
    }
    Platform.exit(status)
  }
}
