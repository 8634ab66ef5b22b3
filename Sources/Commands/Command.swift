import Rendering

/// A command: what it is called, what help says about it, and what it does.
///
/// Everything that lists commands (dispatch, help, completion and docs/commands.md) reads a `CommandTable`.
public struct Command: Sendable {
  /// The groups in which help lists commands.
  public enum Group: String, Sendable, CaseIterable {
    case run, time, stop, look, data, change, check, lesson, files, help

    /// What else a person may call it, as gdb does; where its name is a command's, too, `help` takes the first of these.
    var otherNames: [String] {
      switch self {
      case .run: ["running"]
      case .time: ["reverse"]
      case .stop: ["stops", "breakpoints"]
      case .look: ["looking", "status"]
      case .data, .change, .files: []
      case .check: ["checks"]
      case .lesson: ["lessons", "course"]
      case .help: ["support"]
      }
    }
  }

  /// What a word of a command line stands for, for completion.
  package enum Operand: Sendable {
    case matrix, parameter, operation, setting, path, command, topic, selection, exportNames, number,
      architecture, health, lesson, bugAction, bug, suspect, plotted, samplesOrPath, dataPath

    /// Whether it may be the path of a file.
    package var isPath: Bool { self == .path || self == .samplesOrPath || self == .dataPath }
  }

  /// An option that begins with two hyphens.
  package struct Option: Sendable {
    /// The name with its hyphens.
    package let name: String
    /// What its value is called in help; nil for a flag.
    package let value: String?
    /// What it does, for help.
    package let summary: String
    /// The values it takes, where they are few: `uniform|he` names two.
    package var choices: [String] {
      guard let value, value.contains("|") else { return [] }
      return value.split(separator: "|").map(String.init)
    }

    init(name: String, value: String?, summary: String) {
      (self.name, self.value, self.summary) = (name, value, summary)
    }

    /// What is said of an option of a command.
    init<Value>(_ option: CommandOption<Value>) { self = option.description }
  }

  /// An example for help: what to type, and what it is good for.
  package struct Example: Sendable {
    package let line: String
    package let remark: String

    package init(_ line: String, _ remark: String) {
      self.line = line
      self.remark = remark
    }
  }

  /// The full name.
  public let name: String
  /// Short names that always mean this command, whatever else begins with them.
  public let aliases: [String]
  /// The group in which help lists it.
  public let group: Group
  /// What follows the name, in help: `[SEL]`.
  package let usage: String
  /// A few words for the list of commands.
  public let summary: String
  /// Paragraphs for `help NAME`.
  package let details: String
  /// Whether it takes the text behind its name as it stands: an expression, in which nothing is an option or a quotation.
  package let takesText: Bool
  /// Whether its name may have a format behind a slash, as `x/8g` has.
  package let takesFormat: Bool
  /// The options, which may stand anywhere behind the name.
  package let options: [Option]
  /// What the words behind the name stand for, in order; the last goes for all that follow.
  package let operands: [Operand]
  package let examples: [Example]
  /// Whether a blank line at the prompt runs it again.
  package let repeats: Bool
  /// Does the work; nil where that is for whoever runs the line.
  let run: (@Sendable (_ interpreter: inout Interpreter, _ arguments: Arguments) throws -> CommandResult)?

  package init(
    _ name: String, aliases: [String] = [], group: Group, usage: String = "", summary: String,
    details: String, takesText: Bool = false, takesFormat: Bool = false, options: [Option] = [],
    operands: [Operand] = [],
    examples: [Example],
    repeats: Bool = false,
    run: (@Sendable (inout Interpreter, Arguments) throws -> CommandResult)? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.group = group
    self.usage = usage
    self.summary = summary
    self.details = details
    self.takesText = takesText
    self.takesFormat = takesFormat
    self.options = options
    self.operands = operands
    self.examples = examples
    self.repeats = repeats
    self.run = run
  }
}

/// What a command that did its work leaves to show.
package struct CommandResult: Sendable {
  /// What it found, in the order in which it is shown.
  package var findings: [any Finding]
  /// `fine`, or what a check found.
  package var status = Interpreter.Outcome.Status.fine

  package init(_ findings: [any Finding] = [], status: Interpreter.Outcome.Status = .fine) {
    self.findings = findings
    self.status = status
  }

  /// A result that is one finding.
  package init(_ finding: any Finding, status: Interpreter.Outcome.Status = .fine) {
    self.init(status: status)
    findings.add(finding)
  }

  /// A result that is text.
  package init(_ text: StyledText, status: Interpreter.Outcome.Status = .fine) {
    self.init(text as any Finding, status: status)
  }
}

extension Command: Equatable {
  /// Whether they have the same name.
  public static func == (left: Command, right: Command) -> Bool { left.name == right.name }
}
