import ArgumentParser
import Terminal

/// What the command line says about how gradb runs, whether or not it opens a lesson.
struct ProgramOptions: ParsableArguments {
  @Option(
    name: .customShort("x"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Run the commands in a file first; may be given again.", valueName: "file"),
    completion: .file())
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

  @OptionGroup var lessons: LessonOptions

  @OptionGroup var display: DisplayOptions
}

/// What the command line says about how results look.
struct DisplayOptions: ParsableArguments {
  @Option(help: "When to use colours: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(help: "Show nothing but ASCII characters.")
  var ascii = false

  /// What finds out what can be shown.
  func detector(_ environment: [String: String]) -> DisplayDetector {
    DisplayDetector(colors: color, ascii: ascii, environment: environment)
  }
}

extension ColorChoice: ExpressibleByArgument {}
