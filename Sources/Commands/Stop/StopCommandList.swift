import Debugging
import Rendering

/// The commands of a stop, while they are being typed.
package struct StopCommandList {
  /// The number of the stop.
  let stop: Int
  /// Those that were typed so far.
  var lines: [String] = []
  /// Where `commands` stands, which began it.
  var origin = Interpreter.Origin.prompt
}

extension Interpreter {
  /// The first command of a stop that is to say nothing itself, as in gdb.
  private static let silent = "silent"

  /// Takes a line of a stop's commands, or the `end` of them; a line that could never run is refused at once, and the
  /// list goes on.
  mutating func collect(_ line: String) -> Outcome {
    var outcome = Outcome(in: host.display)
    guard let list = collecting else { return outcome }
    let text = CommandLineSplitter.trimmed(line)
    let commands = CommandLineSplitter.commands(in: text)
    if commands == ["end"] {
      session.stops[list.stop]?.commands = list.lines
      collecting = nil
      return outcome
    }
    if text.isEmpty { return outcome }
    let isFirst = list.lines.isEmpty
    for (index, command) in commands.enumerated() where !(isFirst && index == 0 && command == Self.silent) {
      do {
        if case .statement(let text) = try understood(command) { _ = try parseStatement(text) }
      } catch {
        outcome.fail(reason(error, for: command))
        return outcome
      }
    }
    collecting?.lines.append(text)
    return outcome
  }

  /// What comes of Ctrl-C where a line is asked for: a list of commands that was begun is dropped.
  public mutating func interruptInput() -> Outcome {
    var outcome = Outcome(in: host.display)
    guard let list = collecting else { return outcome }
    collecting = nil
    let before = session.stops[list.stop]?.commands ?? []
    // Whoever runs the transcript gets here without Ctrl-C.
    for line in ["end", "commands \(list.stop)"] + before + ["end"] {
      host.transcript?.begin(line)
      host.transcript?.end()
    }
    let stop = "stop \(list.stop)"
    outcome.findings.add(
      StyledText(
        before.isEmpty ? "\(stop) still has no commands\n" : "\(stop) keeps the commands that it had\n",
        .faint))
    return outcome
  }

  /// Drops a list of commands that has no end where the script `name` ends, which it began in; without a name, where all
  /// input ends. What is wrong then, and where the list began; nil where there is none.
  public mutating func endOfScript(_ name: String? = nil) -> (outcome: Outcome, origin: Origin)? {
    guard let list = collecting, name.map(list.origin.isScript) ?? true else { return nil }
    collecting = nil
    var outcome = Outcome(in: host.display)
    outcome.fail(
      CommandError.plain("the commands of stop \(list.stop) have no end; expected a line with end alone"))
    return (outcome, list.origin)
  }

  /// Tells why a run stopped, and after it `arrival`, where it stands; has the stops' own commands run next. Stops that
  /// are silent tell nothing.
  mutating func stopFindings(_ events: [StopEvent], then arrival: Place? = nil) -> [any Finding] {
    for event in events { waiting += commands(of: event).drop { $0 == Self.silent } }
    let told = events.filter { !isSilent($0) }
    if told.isEmpty, !events.isEmpty { return [] }
    return told.map { StopReport($0, session) } + (arrival.map { [$0] } ?? [])
  }

  /// Whether a stop's commands ask it to say nothing itself.
  func isSilent(_ event: StopEvent) -> Bool { commands(of: event).first == Self.silent }

  private func commands(of event: StopEvent) -> [String] {
    session.stops[event.id]?.commands.flatMap(CommandLineSplitter.commands) ?? []
  }
}

extension CommandRunner {
  /// What Ctrl-D at an empty line does to the commands of a stop that are being typed: it ends them. Nil where there are none.
  package mutating func endStopCommands() -> Interpreter.Outcome? {
    interpreter.collecting == nil ? nil : run("end", from: .prompt)
  }
}
