import Commands
import Debugging
import Matrices
import Rendering

/// Something in a lesson that is not as it says.
public struct LessonFailure: Sendable, Equatable {
  /// The file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong, in a sentence.
  public let message: String
  /// Lines of the page and lines that were printed, marked with - and +; empty where the sentence says all.
  public let difference: [String]
}

/// Proves that a lesson does what it says, in a session of its own.
///
/// - Every line of a transcript prints what stands below it, and setups print no error.
/// - No check holds before the solution, or for just any answer; every one holds behind the solution.
/// - Every `wrong` is said for its own value, which no `answer` accepts, and no `wrong` before it catches.
/// - Every task is done in a state that its setups alone make, also by `skip`, and has a hint.
/// - A number that is asked for is accepted as the screen shows it, and as people write it.
/// - Lines that Enter types print the same where somebody has typed `grad`, `step` and `continue` before them.
public struct LessonProof {
  /// The lesson.
  public let lesson: Lesson
  /// What is not as it says, in the order in which it was found.
  public private(set) var failures: [LessonFailure] = []
  /// How many lines of transcripts were compared.
  public private(set) var comparisons = 0

  var runner: LessonRunner
  let host = ProofHost()

  /// Proves `lesson` in a copy of `session`, which is as a program begins with it. Files that it writes go to `folder`.
  public init(_ lesson: Lesson, session: Session, folder: String) {
    self.lesson = lesson
    runner = LessonRunner(session: session, host: host)
    var run = LessonRun(lesson, own: runner.workbench, beginning: runner.workbench)
    run.workingFolder = folder
    runner.lesson = run
    guard prepare(lesson.setup) else { return }
    let beginning = runner.workbench
    runner.lesson?.beginning = beginning
    for part in lesson.parts {
      switch part {
      case .reading(let steps): compare(steps)
      case .task(let task): prove(task)
      }
    }
    proveForOwnLines(session, folder: folder)
  }

  /// Runs lines of a setup; false where one failed.
  mutating func prepare(_ commands: [LessonCommand]) -> Bool {
    for command in commands {
      let (outcome, _) = run(command)
      guard outcome.status == .fine else {
        fail(command.line, "the setup fails: \(outcome.error?.plain ?? command.text)")
        return false
      }
    }
    runner.interpreter.collecting = nil
    return true
  }

  mutating func compare(_ steps: [LessonStep]) {
    var last = 1
    for case .exchange(let exchange) in steps {
      compare(exchange)
      last = exchange.command.line
    }
    if runner.interpreter.collecting != nil {
      runner.interpreter.collecting = nil
      fail(last, "commands is not ended; expected a line with end")
    }
  }

  /// Runs a line and compares what it prints with what the page says; where nothing stands there, only if `isOptional`
  /// is false.
  mutating func compare(
    _ exchange: LessonExchange, allowsAnswer: Bool = false, isOptional: Bool = false
  ) {
    let (outcome, text) = run(exchange.command, allowsAnswer: allowsAnswer)
    comparisons += 1
    if exchange.output.isEmpty, isOptional {
      if let error = outcome.error { fail(exchange.command.line, "\(exchange.command.text): \(error.plain)") }
      return
    }
    if let error = outcome.error, exchange.output.allSatisfy({ CommandLineSplitter.trimmed($0) == "..." }) {
      fail(exchange.command.line, "\(exchange.command.text) fails: \(error.plain)")
      return
    }
    let printed = Self.lines(text)
    // Where an error is one long line, a page may show it as it stands in a window.
    let fitted = Self.lines(text.fitted(columns: host.display.columns))
    guard let (expected, actual) = TranscriptMatch.mismatch(expected: exchange.output, actual: printed),
      TranscriptMatch.mismatch(expected: exchange.output, actual: fitted) != nil
    else { return }
    var difference = expected < exchange.output.count ? ["- " + exchange.output[expected]] : []
    difference += printed[actual...].prefix(3).map { "+ " + $0 }
    if difference.isEmpty { difference = ["+ (nothing)"] }
    fail(
      exchange.command.line + 1 + min(expected, max(0, exchange.output.count - 1)),
      "\(exchange.command.text) prints something else", difference)
  }

  private mutating func run(_ command: LessonCommand, allowsAnswer: Bool = false) -> (
    Interpreter.Outcome, StyledText
  ) {
    _ = host.takeShown()
    var outcome = runner.runLine(of: command, allowsAnswer: allowsAnswer)
    if host.isExhausted {
      outcome.status = .interrupted
      outcome.refusal = Refusal(
        "this does more than a lesson may: it was stopped after a minute, or 5,000 iterations.")
    }
    return (outcome, host.takeShown() + outcome.output + outcome.errorText)
  }

  /// The lines of a text, without empty ones at its end.
  static func lines(_ text: StyledText) -> [String] {
    var lines = text.plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    return lines
  }

  mutating func fail(_ line: Int, _ message: String, _ difference: [String] = []) {
    failures.append(LessonFailure(file: lesson.file, line: line, message: message, difference: difference))
  }
}
