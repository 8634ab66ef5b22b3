import Datasets
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

/// Runs lines of commands against one session.
public struct Interpreter {
  /// The network, the data and the position that commands look at and change.
  public var session: Session
  /// What concerns the showing, not the network.
  public var showing = ShowingSettings()

  /// Whoever shows results; what the commands before in a line left to show goes first.
  let host: OrderedHost
  /// The line that a blank line at the prompt runs again, if any.
  var repeatable: String?
  /// The expressions that are shown at every stop.
  var displayed: [DisplayedExpression] = []
  /// What `x` showed last, and where it goes on.
  var examined: (request: FormatRequest, next: Int)?
  /// The commands of a stop that are being typed.
  var collecting: StopCommandList?
  /// Command lines of stops that have stopped, still to be run.
  var waiting: [String] = []
  /// The files whose commands are being run, outermost first.
  var sources: [String] = []
  /// States that were kept, by number.
  var checkpoints: [Int: Session] = [:]
  /// The hunt for the bug that was planted last.
  var lastHunt: BugHunt?
  /// What names of a person's own stand for, where compare or check has told: `a2` for A2.
  var namesRead: [String: String] = [:]
  /// The differences from Python's own functions that were told; each is told once.
  var toldDifferences: Set<ToldDifference> = []
  /// The random bugs that were planted so far without a seed of their own.
  var bugsPlanted = 0
  /// Whether the person asked to leave.
  var quits = false
  /// What commands may do to files, now.
  var permissions = Permissions.person
  /// The lesson that is open, if any.
  var lesson: LessonRun?
  /// Where lessons come from, and where what was done of them is kept.
  public var course = Course()
  /// The session as a program begins with it, in which lessons begin.
  let firstSession: Session

  static let builtInName = "built-in digits"

  /// An interpreter over the built-in digits and a 784-10-10 network; long commands report on `host`.
  public init(host: any Host) {
    let samples = BuiltInDigits.draw()
    let data = DataSet(
      name: Self.builtInName, origin: .builtIn, samples: samples, split: .init(shuffleSeed: nil))
    do {
      let architecture = try Architecture(sizes: [samples.inputCount, 10, samples.classes.count])
      self.init(session: Session(data: data, architecture: architecture), host: host)
    } catch {
      preconditionFailure("the built-in network is a network: \(error.message)")
    }
  }

  /// An interpreter over a session.
  public init(session: Session, host: any Host) {
    self.session = session
    firstSession = session
    self.host = OrderedHost(host)
  }

  /// Where a line came from, for errors and for what may be repeated.
  public enum Origin: Sendable, Equatable {
    /// Typed at a prompt: a blank line repeats the last command.
    case prompt
    /// Line `line` (from 1) of a script, of piped input, or of `-ex` on the command line.
    case script(name: String, line: Int)

    /// Whether it is in the script `name`.
    func isScript(_ name: String) -> Bool {
      if case .script(name, _) = self { true } else { false }
    }
  }

  /// Runs one line, and takes an open lesson on where the line did what it waits for.
  ///
  /// The line holds commands separated by `;`, and a comment after `#`. The first that fails ends it.
  public mutating func run(_ line: String, from origin: Origin) -> Outcome {
    let transcript = host.transcript
    let isRepetition = origin == .prompt && line.allSatisfy(\.isWhitespace)
    transcript?.begin(isRepetition ? repeatable ?? "" : line)
    var outcome = runInLesson(line, from: origin)
    // The line that ends a transcript, or begins another, is in neither.
    if let transcript, host.transcript === transcript { record(&outcome, in: transcript) }
    return outcome
  }

  private mutating func runInLesson(_ line: String, from origin: Origin) -> Outcome {
    if isEnterForLesson(line) { return enterInLesson() }
    let before = lesson
    let isOfText = isAwaited(line)
    if isOfText { goWhereTheTextStands() }
    var outcome = runCommands(line, from: origin)
    if isOfText { goBack(&outcome) }
    followLesson(line, isOfText: isOfText, since: before, &outcome)
    return outcome
  }

  /// Writes what a line came to.
  private func record(_ outcome: inout Outcome, in transcript: TranscriptFile) {
    if let equivalent = outcome.equivalent { transcript.replaceLine(with: equivalent) }
    transcript.add(outcome.output)
    transcript.add(outcome.errorText(in: host.display))
    transcript.end()
    guard let failure = transcript.failure else { return }
    host.transcript = nil
    outcome.output.append(
      "the transcript in \(transcript.path) can no longer be written (\(failure)); it ends here\n", .caution)
  }

  /// Runs one line, whatever lesson is open.
  mutating func runCommands(_ line: String, from origin: Origin) -> Outcome {
    if collecting != nil { return collect(line) }
    let outer = host.pages
    host.pages = origin == .prompt && usesPager
    defer { host.pages = outer }
    var commands = CommandLineSplitter.commands(in: line)
    if origin == .prompt {
      if commands.isEmpty, line.allSatisfy(\.isWhitespace), let repeatable { commands = [repeatable] }
      repeatable = nil
    }
    var outcome = Outcome()
    waiting = []
    commands.reverse()
    // How many of the commands, counted from the first, were given by the line and not by a stop.
    var given = commands.count
    var finished: [String] = []
    while let command = commands.popLast() {
      host.pending = outcome.output
      let isOfStop = commands.count >= given
      given = min(given, commands.count)
      let start = session.position
      do {
        let result = try isOfStop ? executeForStop(command, from: origin) : execute(command, from: origin)
        host.pending.append(result.text)
        outcome.status = result.status
        // The commands of a stop come before those that stand behind the one that was stopped.
        commands += waiting.reversed()
        waiting = []
      } catch {
        outcome.fail(reason(error, for: command))
      }
      outcome.output = host.pending
      host.pending = StyledText()
      outcome.quits = quits
      if outcome.status == .interrupted, !isOfStop, !outcome.isFromSource {
        outcome.equivalent = (finished + wayForward(from: start)).joined(separator: "; ")
      }
      if outcome.status != .fine || quits { break }
      if !isOfStop { finished.append(command) }
    }
    return outcome
  }

  /// The command that runs from `start` to where the session is; none where it did not go forward.
  private func wayForward(from start: Position) -> [String] {
    let end = session.position
    guard start < end else { return [] }
    let iterations = end.iteration - start.iteration
    if end.operation == 0 { return ["train \(iterations)"] }
    return ["step \(iterations * session.program.operations.count + end.operation - start.operation)"]
  }

  /// Runs a command of a stop, which may have come with an open lesson.
  private mutating func executeForStop(_ text: String, from origin: Origin) throws -> CommandResult {
    // Such commands may lead to the same stop again, for ever.
    if host.isInterrupted { throw Interruption(message: "the commands of a stop were interrupted") }
    let own = permissions
    defer { permissions = own }
    if let lesson { permissions = lesson.permissions }
    return try execute(text, from: origin)
  }

  private mutating func execute(_ text: String, from origin: Origin) throws -> CommandResult {
    let (command, arguments): (Command, Arguments)
    switch try understood(text) {
    case .statement(let statement): return try runStatement(statement)
    case .command(let named, let given): (command, arguments) = (named, given)
    }
    try permissions.check(command)
    var result = try command.run(&self, arguments)
    collecting?.origin = origin
    if origin == .prompt { repeatable = command.repeats ? text : nil }
    if command != .examine { examined = nil }
    for notice in session.takeNotices() {
      result.text.append(NoticeView.text(notice, session).paragraph(columns: host.display.columns))
    }
    if command.group == .run || command.group == .time { result.text.append(displays(onlyChanged: true)) }
    return result
  }
}
