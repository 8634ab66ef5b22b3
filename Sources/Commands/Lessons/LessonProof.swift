import Debugging
import Foundation
import Lessons
import Matrices
import Pictures

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
/// - Every task is done in a state that its setups alone make, and has a hint.
public struct LessonProof {
  /// The lesson.
  public let lesson: Lesson
  /// What is not as it says, in the order in which it was found.
  public private(set) var failures: [LessonFailure] = []
  /// How many lines of transcripts were compared.
  public private(set) var comparisons = 0

  private var interpreter: Interpreter
  private let host = ProofHost()

  /// Proves `lesson` in a copy of `session`, which is as a program begins with it. Files that it writes go to `folder`.
  public init(_ lesson: Lesson, session: Session, folder: String) {
    self.lesson = lesson
    interpreter = Interpreter(session: session, host: host)
    var run = LessonRun(lesson, own: interpreter.workbench, beginning: interpreter.workbench)
    run.workingFolder = folder
    interpreter.lesson = run
    guard prepare(lesson.setup) else { return }
    let beginning = interpreter.workbench
    interpreter.lesson?.beginning = beginning
    for part in lesson.parts {
      switch part {
      case .reading(let steps): compare(steps)
      case .task(let task): prove(task)
      }
    }
  }

  // MARK: - Tasks

  private mutating func prove(_ task: LessonTask) {
    // A name that the text around the task has given a value would be missed by who begins with the task.
    interpreter.beginTask(task, keepsNames: false)
    defer { interpreter.endTask(keepsNames: false) }
    guard prepare(task.setup) else { return }
    if task.hints.isEmpty { fail(task.line, "the task \(task.name) has no hint") }
    compare(task.question)
    refuteEmptyChecks(task)
    solve(task)
    compare(task.explanation)
  }

  /// A check that holds before anything was done, or for just any number, judges nothing.
  private mutating func refuteEmptyChecks(_ task: LessonTask) {
    let line = task.checks.first?.line ?? task.line
    let judge = LessonJudge(task, interpreter)
    if task.asksForAnswer {
      let anything: [Double] = [.nan, -1e300, 1e300, 0.123456789]
      let accepted = anything.filter { (try? judge.verdict(on: LessonAnswer(.number($0)))) == .right }
      if accepted.count > 1 {
        fail(line, "the check of \(task.name) accepts any number: it took \(accepted[0]) and \(accepted[1])")
      }
    } else if (try? judge.verdict(on: nil)) == .right {
      fail(line, "the check of \(task.name) holds before the solution")
    }
  }

  /// Runs the solution up to its answer, tries the known mistakes there, and then answers.
  private mutating func solve(_ task: LessonTask) {
    var isTried = false
    for exchange in task.solution.exchanges {
      if Self.answers(exchange), !isTried {
        isTried = true
        tryMistakes(task)
      }
      compare(exchange, allowsAnswer: true, isOptional: true)
      var text = StyledText()
      interpreter.noticeStateOfTask(&text)
    }
    guard !(interpreter.lesson?.task?.isSolved ?? false) else { return }
    let judge = LessonJudge(task, interpreter)
    let line = task.checks.first?.line ?? task.line
    if task.asksForAnswer && !isTried {
      fail(task.solution.line, "the solution of \(task.name) gives no answer; expected a line with answer")
    } else if !task.asksForAnswer {
      let unmet = task.checks.first { check in
        if case .state(let text) = check.rule { !judge.isTrue(text) } else { false }
      }
      fail(unmet?.line ?? line, "the check of \(task.name) does not hold behind the solution")
    } else {
      fail(line, "the check of \(task.name) does not accept the answer of the solution")
    }
  }

  private static func answers(_ exchange: LessonExchange) -> Bool {
    CommandLineSplitter.commands(in: exchange.command.text).contains {
      (try? Command.named(CommandLineSplitter.nameAndRest($0).name)) == .answer
    }
  }

  /// Gives every known mistake as an answer.
  private mutating func tryMistakes(_ task: LessonTask) {
    let judge = LessonJudge(task, interpreter)
    for check in task.checks {
      guard case .wrong(let comparison, _) = check.rule else { continue }
      do {
        let mistake = try judge.exemplar(comparison)
        let found = try judge.mistakes(mistake).first
        if try judge.verdict(on: mistake) == .right {
          fail(check.line, "this wrong answer is accepted as right")
        } else if found == nil {
          fail(check.line, "this wrong is not said for its own value")
        } else if let found, found.line != check.line {
          fail(check.line, "this wrong is never said, because the one in line \(found.line) comes before it")
        }
      } catch {
        fail(check.line, "this wrong has no value where the solution answers: \(Interpreter.sentence(error))")
      }
    }
  }

  // MARK: - Lines

  /// Runs lines of a setup; false where one failed.
  private mutating func prepare(_ commands: [LessonCommand]) -> Bool {
    for command in commands {
      let (outcome, _) = run(command)
      guard outcome.status == .fine else {
        fail(command.line, "the setup fails: \(outcome.error?.plain ?? command.text)")
        return false
      }
    }
    interpreter.collecting = nil
    return true
  }

  private mutating func compare(_ steps: [LessonStep]) {
    var last = 1
    for case .exchange(let exchange) in steps {
      compare(exchange)
      last = exchange.command.line
    }
    if interpreter.collecting != nil {
      interpreter.collecting = nil
      fail(last, "commands is not ended; expected a line with end")
    }
  }

  /// Runs a line and compares what it prints with what the page says; where nothing stands there, only if `isOptional`
  /// is false.
  private mutating func compare(
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
    var outcome = interpreter.runLine(of: command, allowsAnswer: allowsAnswer)
    if host.isExhausted {
      outcome.status = .interrupted
      outcome.error = "this does more than a lesson may: it was stopped after a minute, or 5,000 iterations."
    }
    var text = host.takeShown() + outcome.output
    for part in [outcome.error, outcome.mark] {
      if let part { text.appendLine(part) }
    }
    return (outcome, text)
  }

  /// The lines of a text, without empty ones at its end.
  private static func lines(_ text: StyledText) -> [String] {
    var lines = text.plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    return lines
  }

  private mutating func fail(_ line: Int, _ message: String, _ difference: [String] = []) {
    failures.append(LessonFailure(file: lesson.file, line: line, message: message, difference: difference))
  }
}
