import Commands
import Course
import Platform

/// The manual page, in the language mdoc, which every man understands.
enum ManualPage {
  /// The whole page.
  static func text(_ program: ProgramDescription) -> String {
    let sections = [
      ".Dd \(GradB.released)\n.Dt GRADB 1\n.Os",
      ".Sh NAME\n.Nm gradb\n.Nd \(phrase(program.main.summary))",
      ".Sh SYNOPSIS\n"
        + ([synopsis("", program.main)] + program.others.map(synopsis)).joined(separator: "\n"),
      ".Sh DESCRIPTION\n" + description(program),
      ".Sh OPTIONS\n" + options(program.options),
      ".Sh COMMANDS\n" + commands,
      ".Sh ENVIRONMENT\n" + list(environment),
      ".Sh FILES\n" + list(files),
      ".Sh EXIT STATUS\n" + list(GradB.statuses.map { ("Sy", "\($0.status)", "\($0.meaning).") }),
      ".Sh EXAMPLES\n" + examples,
      ".Sh SEE ALSO\n.Xr gdb 1",
    ]
    return sections.joined(separator: "\n") + "\n"
  }

  private static func synopsis(_ word: String, _ line: CommandLineDescription) -> String {
    var text = ".Nm"
    if !word.isEmpty { text += "\n.Cm \(word)" }
    if !line.options.allSatisfy(\.isHelp) { text += "\n.Op Ar option ..." }
    if let operand = line.operand {
      let more = operand.isRepeating ? " ..." : ""
      let name = "Ar \(escaped(operand.value ?? ""))\(more)"
      text += "\n." + (operand.isOptional ? "Op " + name : name)
    }
    return text
  }

  private static func description(_ program: ProgramDescription) -> String {
    let start = """
      .Nm
      holds a live neural network and a live data set,
      runs one gradient-descent iteration as a program of named operations,
      and lets you stop after any of them, look at every number,
      ask where it came from, change it, go back in time,
      and prove with finite differences that the derivatives are right.
      .Pp
      Without a script it opens a prompt, where
      .Ic help
      lists the commands.
      Standard input that is no terminal is a script too.
      This is version \(GradB.configuration.version).
      """
    return start + "\n" + list(program.others.map { ("Cm", $0.word, $0.line.summary) })
  }

  private static func options(_ options: [CommandLineDescription.Argument]) -> String {
    let items = options.map { option in
      let names = option.spellings.map { "Fl \(escaped(String($0.text.dropFirst())))" }
      let value = option.value.map { " Ar \(escaped($0))" } ?? ""
      return ".It \(names.joined(separator: " , "))\(value)\n\(escaped(option.summary))"
    }
    return ".Bl -tag -width Ds\n\(items.joined(separator: "\n"))\n.El"
  }

  /// The commands of the prompt, by group, with their short names.
  private static var commands: String {
    let intro =
      "These are typed at the prompt, or given with\n.Fl ex ,\n.Fl x\nor in a script.\nA unique beginning of a name is "
      + "enough, and\n.Ic help Ar command\nsays more about each."
    let groups = Command.Group.allCases.map { group in
      let items = LessonRunner.commands.all.filter { $0.group == group }.map { command in
        let short = command.aliases.map { " , Ic \(escaped($0))" }.joined()
        return ".It Ic \(escaped(command.name))\(short)\n\(escaped(command.summary))"
      }
      return ".Ss \(group.rawValue.capitalized)\n.Bl -tag -width reverse-continue -compact\n"
        + items.joined(separator: "\n") + "\n.El"
    }
    return ([intro] + groups).joined(separator: "\n")
  }

  private static let environment = [
    ("Ev", "NO_COLOR", "If set to anything, results have no colours."),
    ("Ev", "PAGER", "Shows what is longer than the screen; less, where it is not set."),
  ]

  private static let files = [
    ("Pa", "~/.config/gradb/init", "Commands that run at every start."),
    ("Pa", "~/.local/state/gradb/history", "The lines typed in earlier sessions."),
    ("Pa", "~/.local/state/gradb/lessons", "What was done of the lessons."),
  ]

  private static let examples = """
    .Bd -literal -offset indent
    gradb
    gradb lesson
    gradb -batch -ex 'train 50' -ex accuracy
    gradb -batch -ex 'forward 0:16' -ex grad -ex gradcheck
    .Ed
    """

  /// A list of words, each set as the macro `kind` sets it, and what they mean.
  private static func list(_ items: [(kind: String, word: String, meaning: String)]) -> String {
    let lines = items.map { ".It \($0.kind) \(escaped($0.word))\n\(escaped($0.meaning))" }
    return ".Bl -tag -width Ds\n\(lines.joined(separator: "\n"))\n.El"
  }

  /// Text in which nothing commands the formatter.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("|", with: "\\(ba")
      .replacing("~", with: "\\(ti").replacing("'", with: "\\(aq").replacing("^", with: "\\(ha")
    // At the beginning of a line, a dot commands the formatter; a single mark is punctuation to its macros.
    let isMark = text.count == 1 && !text.allSatisfy { $0.isLetter || $0.isNumber }
    return safe.hasPrefix(".") || isMark ? "\\&" + safe : safe
  }

  /// A sentence as the words behind a dash.
  private static func phrase(_ sentence: String) -> String {
    escaped(sentence.prefix(1).lowercased() + sentence.dropFirst().prefix { $0 != "." })
  }
}
