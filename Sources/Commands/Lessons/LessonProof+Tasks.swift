import Foundation
import Lessons
import Pictures

/// What is proved of a task.
extension LessonProof {
  mutating func prove(_ task: LessonTask) {
    // A name that the text around the task has given a value would be missed by who begins with the task.
    interpreter.beginTask(task, keepsNames: false)
    defer { interpreter.endTask(keepsNames: false) }
    guard prepare(task.setup) else { return }
    let start = interpreter.session.position
    let failed = failures.count
    if task.hints.isEmpty { fail(task.line, "the task \(task.name) has no hint") }
    let beginning = interpreter
    compare(task.question)
    refuteEmptyChecks(task)
    solve(task)
    compare(task.explanation)
    guard failures.count > failed else { return skip(task, from: beginning) }
    if let before = interpreter.lesson?.mainLine?.learner.position, before.operation > start.operation {
      fail(
        task.line,
        "\(task.name) begins where its setup ends, and the text before it has run further; what the task needs, "
          + "such as forward 0:16 and grad, belongs in a setup block of its own")
    }
  }

  /// Skips the task from where it begins, with files of its own, as somebody may who opens the lesson there.
  private mutating func skip(_ task: LessonTask, from beginning: Interpreter) {
    let end = interpreter
    defer { interpreter = end }
    interpreter = beginning
    guard let run = interpreter.lesson else { return }
    _ = host.takeShown()
    let (start, folder) = (interpreter.workbench, run.workingFolder + "/skip-" + task.name)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      interpreter.lesson?.workingFolder = folder
      interpreter.lesson?.task?.start = start
      interpreter.lesson?.place = run.script.place(behindBeginningOf: task.name)
      if try interpreter.runSolution() { return }
      fail(task.solution.line, "skip, typed where \(task.name) begins, does not solve it")
    } catch {
      fail(task.solution.line, "skip, typed where \(task.name) begins, fails: \(Interpreter.sentence(error))")
    }
  }

  /// A check that holds before anything was done, or for just any number, judges nothing.
  private mutating func refuteEmptyChecks(_ task: LessonTask) {
    let line = task.checks.first?.line ?? task.line
    let judge = LessonJudge(task, interpreter)
    if task.asksForAnswer {
      let anything: [Double] = [.nan, -1e300, 1e300, 0.123456789]
      let accepted = anything.filter { (try? judge.verdict(on: LessonAnswer(.number($0))))?.isRight ?? false }
      if accepted.count > 1 {
        fail(line, "the check of \(task.name) accepts any number: it took \(accepted[0]) and \(accepted[1])")
      }
    } else if (try? judge.verdict(on: nil))?.isRight ?? false {
      fail(line, "the check of \(task.name) holds before the solution")
    }
  }

  /// Runs the solution up to its answer, tries the known mistakes there, and then answers.
  private mutating func solve(_ task: LessonTask) {
    var isTried = false
    for exchange in task.solution.exchanges {
      if Self.answers(exchange.command), !isTried {
        isTried = true
        tryMistakes(task)
        tryAsShown(task)
        tryAsWritten(task)
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
      fail(
        unmet?.line ?? line,
        "the check of \(task.name) does not hold behind the solution" + (unmet.map(reason) ?? ""))
    } else {
      fail(line, "the check of \(task.name) does not accept the answer of the solution")
    }
  }

  /// Why a `state` has no value; empty where it has one.
  private func reason(_ check: LessonCheck) -> String {
    guard case .state(let text) = check.rule else { return "" }
    do {
      _ = try interpreter.evaluate(interpreter.parse(text), in: text)
      return ""
    } catch {
      return ": \(Interpreter.sentence(error))"
    }
  }

  /// Answers each number that is asked for as people write it: rounded to three digits, in per cent, with commas between
  /// thousands; and what is to be done without, by its name.
  private mutating func tryAsWritten(_ task: LessonTask) {
    guard let run = interpreter.lesson?.task else { return }
    let judge = LessonJudge(task, interpreter)
    for check in task.checks {
      var texts: [String] = []
      switch check.rule {
      case .answer(.near(let expression, .absolute)):
        guard
          let number = try? judge.exemplar(.near(expression, tolerance: .usual)).judgedValue?.array?.single,
          number.isFinite
        else { continue }
        texts = [NumberText.significant(number, digits: 3)]
        if (0.001..<1).contains(number) {
          texts.append(NumberText.significant(100 * number, digits: 4) + " %")
        }
      case .answer(.equal(let expression)):
        guard let value = try? judge.exemplar(.equal(expression)), value.name == nil,
          let number = try? value.judgedValue?.array?.single, let whole = Int(exactly: number),
          abs(whole) >= 1000
        else { continue }
        texts = [NumberText.count(whole)]
      case .without(let names):
        for name in names {
          guard (try? interpreter.verdict(on: name, run))?.isRight ?? false else { continue }
          fail(check.line, "\(name) is accepted, and is to be done without")
        }
      default: continue
      }
      for text in texts {
        guard let verdict = try? interpreter.verdict(on: text, run), !verdict.isRight else { continue }
        // A known mistake may look the same.
        let says = task.checks.compactMap { if case .wrong(_, let say) = $0.rule { say } else { nil } }
        if case .wrong(let say) = verdict, says.contains(say) { continue }
        fail(check.line, "the answer is refused as people write it, \(text)")
      }
    }
  }

  /// Answers each number that is asked for as the screen shows it, unless a known mistake looks the same there.
  private mutating func tryAsShown(_ task: LessonTask) {
    let judge = LessonJudge(task, interpreter)
    func shown(_ comparison: LessonComparison) -> String? {
      guard let answer = try? judge.exemplar(comparison) else { return nil }
      // Where a name is asked for, nobody answers its value.
      if case .equal = comparison, answer.name != nil { return nil }
      return (try? answer.judgedValue?.array?.single).map(NumberText.scalar)
    }
    let mistakes = task.checks.compactMap { check in
      if case .wrong(let comparison, _) = check.rule { shown(comparison) } else { nil }
    }
    for check in task.checks {
      if case .answer(.near(_, .digits)) = check.rule { continue }
      guard case .answer(let comparison) = check.rule, let text = shown(comparison), !mistakes.contains(text),
        let number = Double(text), case .wrong? = try? judge.verdict(on: LessonAnswer(.number(number)))
      else { continue }
      fail(check.line, "the answer is refused as the screen shows it, \(text); expected ~= with a larger tol")
    }
  }

  static func answers(_ command: LessonCommand) -> Bool {
    CommandLineSplitter.commands(in: command.text).contains {
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
        if try judge.verdict(on: mistake).isRight {
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
}
