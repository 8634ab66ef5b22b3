import ArgumentParser
import Foundation
import Terminal

/// The program: reads the command line, runs what it asks for, and exits with the status that came of it.
@main struct GradB: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb",
    abstract: "A step-through debugger for gradient descent.",
    usage: """
      gradb [OPTIONS] [SCRIPT]
      gradb lesson [LESSON] [OPTIONS]     open a lesson, or the next one
      gradb test [LESSON | FOLDER ...]    prove that lessons do what they say
      """,
    discussion: """
      Without a script, opens a prompt; type help there. Standard input that is no terminal is a script too.
      Exit status: 0 fine, 1 a check found something wrong, 2 a command or a file was wrong, 3 a check was \
      inconclusive, 130 interrupted.
      """,
    version: "0.1.0")

  @Argument(help: "A file of commands to run instead of opening a prompt.")
  var script: String?

  @OptionGroup var options: ProgramOptions

  func start(_ arguments: [String]) -> Int32 {
    Startup(options: options, script: script, lesson: nil, arguments: arguments).run()
  }

  static func main() {
    // As subcommands, these could not stand beside a script: the parser would take their names for one.
    let others: [String: any Program.Type] = ["lesson": LessonCommand.self, "test": TestCommand.self]
    let arguments = Array(CommandLine.arguments.dropFirst())
    let other = arguments.first.flatMap { others[$0] }
    let program: any Program.Type = other ?? GradB.self
    let words = other == nil ? arguments : Array(arguments.dropFirst())
    let status: Int32
    do {
      status = try program.parse(words).start(words)
    } catch {
      status = program.explain(error)
    }
    Foundation.exit(status)
  }
}

/// What a command line asks for.
protocol Program: ParsableCommand {
  /// Does it, and returns the status to exit with.
  func start(_ arguments: [String]) -> Int32
}

extension Program {
  /// Shows help, or what is wrong with the command line, and returns the status to exit with.
  fileprivate static func explain(_ error: any Error) -> Int32 {
    let wanted = exitCode(for: error).isSuccess
    let text = fullMessage(for: error)
    Output(descriptor: wanted ? 1 : 2).write(text.hasSuffix("\n") ? text : text + "\n")
    return wanted ? 0 : 2
  }
}
