import ArgumentParser
import Foundation
import Terminal

/// The program: reads the command line, runs what it asks for, and exits with the status that came of it.
@main struct GradB: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradb",
    abstract: "A step-through debugger for gradient descent.",
    discussion: """
      Without a script, opens a prompt; type help there. Standard input that is no terminal is a script too.
      Exit status: 0 fine, 1 a check found something wrong, 2 a command or a file was wrong, 3 a check was \
      inconclusive, 130 interrupted.
      """,
    version: "0.1.0")

  @Argument(help: "A file of commands to run instead of opening a prompt.")
  var script: String?

  @Option(
    name: .customShort("x"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run the commands in a file first; may be given again.", valueName: "file"))
  var files: [String] = []

  @Option(
    name: .customLong("ex", withSingleDash: true), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Run a command first; may be given again, and mixed with -x in any order.", valueName: "command"))
  var commands: [String] = []

  @Flag(
    name: .customLong("batch", withSingleDash: true),
    help: "Exit instead of opening a prompt; stop at the first command that fails.")
  var batch = false

  @Flag(name: .customShort("q"), help: "Do not introduce yourself.")
  var quiet = false

  @Flag(name: .customLong("nx", withSingleDash: true), help: "Do not run ~/.config/gradb/init.")
  var skipsInitFile = false

  @OptionGroup var session: SessionOptions

  @Option(help: "When to use colours: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Show nothing but ASCII characters.")
  var ascii = false

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status: Int32
    do {
      let command = try parse(arguments)
      status = Startup(options: command, arguments: arguments).run()
    } catch {
      status = explain(error)
    }
    Foundation.exit(status)
  }

  /// Shows help, or what is wrong with the command line, and returns the status to exit with.
  private static func explain(_ error: any Error) -> Int32 {
    let wanted = exitCode(for: error).isSuccess
    let text = fullMessage(for: error)
    Output(descriptor: wanted ? 1 : 2).write(text.hasSuffix("\n") ? text : text + "\n")
    return wanted ? 0 : 2
  }
}

extension ColorChoice: ExpressibleByArgument {}
