import Commands
import Course
import Rendering
import Terminal

/// Runs lines of commands one after the other and decides, after each, whether to go on.
final class CommandLoop {
  /// What to do after a line, a file, or all of the input.
  enum Verdict: Equatable {
    /// Go on with what comes next.
    case goOn
    /// A line failed where lines must not: leave, with this status.
    case fail(Int32)
    /// The person asked to leave, or nobody reads the output any more: leave, with this status.
    case leave(Int32)
    /// Leave because of this signal.
    case terminate(signal: Int32)
  }

  private(set) var runner: LessonRunner
  private let host: TerminalHost

  init(host: TerminalHost, curriculum: Curriculum) {
    self.host = host
    runner = LessonRunner(host: host, curriculum: curriculum)
  }

  /// Runs one line and shows what came of it.
  func run(_ line: String, from origin: Interpreter.Origin, hidesOutput: Bool = false) -> Verdict {
    // What is typed while a command runs would get into its progress bar.
    var outcome =
      origin == .prompt
      ? TerminalEcho.suppressed { runner.run(line, from: origin) } : runner.run(line, from: origin)
    if hidesOutput { outcome.findings = [] }
    return show(outcome, from: origin)
  }

  /// What comes of Ctrl-D at an empty line; nil where it leaves gradb.
  func endInput() -> Verdict? {
    runner.endOfInput().map { show($0, from: .prompt) }
  }

  /// What comes of Ctrl-C where a line is asked for.
  func interruptInput() { _ = show(runner.interpreter.interruptInput(), from: .prompt) }

  /// Tells of what the script `name` began and did not end; without a name, all scripts together.
  func endScript(_ name: String? = nil) -> Verdict {
    runner.interpreter.endOfScript(name).map { show($0.outcome, from: $0.origin) } ?? .goOn
  }

  /// Shows what came of a line.
  private func show(_ outcome: Interpreter.Outcome, from origin: Interpreter.Origin) -> Verdict {
    host.showProgress(nil)
    let output = outcome.output
    if !output.isEmpty {
      if origin == .prompt && runner.interpreter.usesPager {
        host.showPaged(output)
      } else {
        host.show(output)
      }
    }
    if let error = outcome.error { host.showError(StyledText(origin.prefix) + error, mark: outcome.mark) }
    if let failure = host.outputFailure {
      // Whoever stopped reading, as `head` does, has what it wanted.
      if failure == .closed { return .leave(outcome.status.rawValue) }
      host.showError(StyledText(failure.description))
      return .fail(Interpreter.Outcome.Status.wrong.rawValue)
    }
    if outcome.quits { return .leave(outcome.status.rawValue) }
    // A command too short to notice Ctrl-C must not let a script go on. At the prompt this goes on all the same.
    let status = outcome.status == .fine && host.isInterrupted ? .interrupted : outcome.status
    return status == .fine ? .goOn : .fail(status.rawValue)
  }

  /// Runs the lines of a script up to the first that fails; what settings answer is left out where `isQuiet`.
  func run(script source: some LineSource, name: String, isQuiet: Bool = false) -> Verdict {
    // Whatever ends the script ends the commands of a stop that began in it.
    defer { _ = runner.interpreter.endOfScript(name) }
    var number = 0
    while true {
      number += 1
      do {
        switch try source.nextLine(prompt: "") {
        case .line(let line):
          let hidesOutput = isQuiet && line.hasPrefix("set ")
          let verdict = run(line, from: .script(name: name, line: number), hidesOutput: hidesOutput)
          if verdict != .goOn { return verdict }
        case .interrupted: return .fail(Interpreter.Outcome.Status.interrupted.rawValue)
        case .terminated(let signal): return .terminate(signal: signal)
        case .end: return endScript(name)
        }
      } catch {
        return fail(error)
      }
    }
  }

  /// Runs the file of commands at `path`; what settings answer is left out where `isQuiet`.
  func run(file path: String, isQuiet: Bool = false) -> Verdict {
    if let refusal = ScriptName.refusal(of: path) {
      host.showError(StyledText(refusal))
      return .fail(Interpreter.Outcome.Status.wrong.rawValue)
    }
    do {
      return run(script: try PlainLineReader(path: path), name: path, isQuiet: isQuiet)
    } catch {
      return fail(error)
    }
  }

  private func fail(_ failure: LineFailure) -> Verdict {
    host.showError(StyledText(failure.description))
    return .fail(Interpreter.Outcome.Status.wrong.rawValue)
  }
}
