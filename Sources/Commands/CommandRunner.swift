import Debugging
import Rendering

/// What runs lines of commands: an interpreter alone, or something that has one, and adds commands to it, or rules for
/// lines.
package protocol CommandRunner {
  /// What a command does that needs the runner, and not only its interpreter.
  typealias Action = (inout Self, Arguments) throws -> CommandResult

  /// The session and everything around it that commands look at and change.
  var interpreter: Interpreter { get set }

  /// What `command` does to the runner; nil where it needs the interpreter only.
  static func action(of command: Command) -> Action?

  /// What the commands of a stop may do; nil where that is what the line may that runs.
  var permissionsOfStops: Permissions? { get }

  /// Runs one line of commands, and whatever the runner does before and behind it; a transcript is not written here.
  mutating func runUnrecorded(_ line: String, from origin: Interpreter.Origin) -> Interpreter.Outcome
}

extension CommandRunner {
  package static func action(of command: Command) -> Action? { actionOfEveryRunner(command) }

  /// What `command` does to any runner: files are run line by line by whoever runs the lines.
  package static func actionOfEveryRunner(_ command: Command) -> Action? {
    command == .source ? { runner, arguments in try runner.source(arguments.one("a file")) } : nil
  }

  /// Runs one line, and writes it into the transcript that is kept, if any.
  ///
  /// The line holds commands separated by `;`, and a comment after `#`. The first that fails ends it.
  package mutating func run(_ line: String, from origin: Interpreter.Origin) -> Interpreter.Outcome {
    let transcript = interpreter.host.transcript
    let isRepetition = origin == .prompt && line.allSatisfy(\.isWhitespace)
    transcript?.begin(isRepetition ? interpreter.repeatable ?? "" : line)
    var outcome = runUnrecorded(line, from: origin)
    // The line that ends a transcript, or begins another, is in neither.
    if let transcript, interpreter.host.transcript === transcript {
      interpreter.record(&outcome, in: transcript)
    }
    return outcome
  }

  /// Runs the commands of a line, and nothing beside them.
  package mutating func runCommands(
    _ line: String, from origin: Interpreter.Origin
  ) -> Interpreter.Outcome {
    if interpreter.collecting != nil { return interpreter.collect(line) }
    let outer = interpreter.host.pages
    interpreter.host.pages = origin == .prompt && interpreter.usesPager
    defer { interpreter.host.pages = outer }
    var commands = CommandLineSplitter.commands(in: line)
    if origin == .prompt {
      if commands.isEmpty, line.allSatisfy(\.isWhitespace), let repeatable = interpreter.repeatable {
        commands = [repeatable]
      }
      interpreter.repeatable = nil
    }
    var outcome = Interpreter.Outcome(in: interpreter.host.display)
    interpreter.waiting = []
    commands.reverse()
    // How many of the commands, counted from the first, were given by the line and not by a stop.
    var given = commands.count
    var finished: [String] = []
    while let command = commands.popLast() {
      interpreter.host.pending = outcome.findings
      let isOfStop = commands.count >= given
      given = min(given, commands.count)
      let start = interpreter.session.position
      do {
        let result = try isOfStop ? executeForStop(command, from: origin) : execute(command, from: origin)
        for finding in result.findings { interpreter.host.pending.add(finding) }
        outcome.status = result.status
        // The commands of a stop come before those that stand behind the one that was stopped.
        commands += interpreter.waiting.reversed()
        interpreter.waiting = []
      } catch {
        outcome.fail(interpreter.reason(error, for: command))
      }
      outcome.findings = interpreter.host.pending
      interpreter.host.pending = []
      outcome.quits = interpreter.quits
      if outcome.status == .interrupted, !isOfStop, !outcome.isFromSource {
        outcome.equivalent = (finished + interpreter.wayForward(from: start)).joined(separator: "; ")
      }
      if outcome.status != .fine || interpreter.quits { break }
      if !isOfStop { finished.append(command) }
    }
    return outcome
  }

  /// Runs a command of a stop.
  private mutating func executeForStop(
    _ text: String, from origin: Interpreter.Origin
  ) throws -> CommandResult {
    // Such commands may lead to the same stop again, for ever.
    if interpreter.host.isInterrupted {
      throw Interruption(message: "the commands of a stop were interrupted")
    }
    let own = interpreter.permissions
    defer { interpreter.permissions = own }
    if let permissionsOfStops { interpreter.permissions = permissionsOfStops }
    return try execute(text, from: origin)
  }

  private mutating func execute(_ text: String, from origin: Interpreter.Origin) throws -> CommandResult {
    let (command, arguments): (Command, Arguments)
    switch try interpreter.understood(text) {
    case .statement(let statement): return try interpreter.runStatement(statement)
    case .command(let named, let given): (command, arguments) = (named, given)
    }
    try interpreter.permissions.check(command)
    var result: CommandResult
    if let action = Self.action(of: command) {
      result = try action(&self, arguments)
    } else if let run = command.run {
      result = try run(&interpreter, arguments)
    } else {
      throw CommandError.plain("\(command.name) does nothing here")
    }
    interpreter.finish(command, text, from: origin, &result)
    return result
  }
}

extension Interpreter: CommandRunner {
  package var interpreter: Interpreter {
    get { self }
    _modify { yield &self }
  }

  package var permissionsOfStops: Permissions? { nil }

  package mutating func runUnrecorded(_ line: String, from origin: Origin) -> Outcome {
    runCommands(line, from: origin)
  }
}

extension Interpreter {
  /// Writes what a line came to.
  fileprivate func record(_ outcome: inout Outcome, in transcript: TranscriptFile) {
    if let equivalent = outcome.equivalent { transcript.replaceLine(with: equivalent) }
    transcript.add(outcome.output)
    transcript.add(outcome.errorText)
    transcript.end()
    guard let failure = transcript.failure else { return }
    host.transcript = nil
    outcome.findings.add(
      StyledText(
        "the transcript in \(transcript.path) can no longer be written (\(failure)); it ends here\n", .caution
      ))
  }

  /// The command that runs from `start` to where the session is; none where it did not go forward.
  fileprivate func wayForward(from start: Position) -> [String] {
    let end = session.position
    guard start < end else { return [] }
    let iterations = end.iteration - start.iteration
    if end.operation == 0 { return ["train \(iterations)"] }
    return ["step \(iterations * session.program.operations.count + end.operation - start.operation)"]
  }

  /// Does what follows every command that did its work.
  fileprivate mutating func finish(
    _ command: Command, _ text: String, from origin: Origin, _ result: inout CommandResult
  ) {
    collecting?.origin = origin
    if origin == .prompt { repeatable = command.repeats ? text : nil }
    if command != .examine { examined = nil }
    for notice in session.takeNotices() {
      result.findings.add(NoticeView.text(notice, session).paragraph(columns: host.display.columns))
    }
    if command.group == .run || command.group == .time { result.findings.add(displays(onlyChanged: true)) }
  }
}
