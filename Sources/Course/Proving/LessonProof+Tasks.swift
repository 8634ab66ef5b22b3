import Commands
import Platform
import Rendering

/// What is proved of a task.
extension LessonProof {
  mutating func prove(_ task: LessonTask) {
    // A name that the text around the task has given a value would be missed by who begins with the task.
    runner.beginTask(task, keepsNames: false)
    defer { runner.endTask(keepsNames: false) }
    guard prepare(task.setup) else { return }
    let start = runner.session.position
    let failed = failures.count
    if task.hints.isEmpty { fail(task.line, "the task \(task.name) has no hint") }
    let beginning = runner
    compare(task.question)
    refuteEmptyChecks(task)
    solve(task)
    compare(task.explanation)
    guard failures.count > failed else { return skip(task, from: beginning) }
    if let before = runner.lesson?.mainLine?.learner.position, before.operation > start.operation {
      fail(
        task.line,
        "\(task.name) begins where its setup ends, and the text before it has run further; what the task needs, "
          + "such as forward 0:16 and grad, belongs in a setup block of its own")
    }
  }

  /// Skips the task from where it begins, with files of its own, as somebody may who opens the lesson there.
  private mutating func skip(_ task: LessonTask, from beginning: LessonRunner) {
    let end = runner
    defer { runner = end }
    runner = beginning
    guard let run = runner.lesson else { return }
    _ = host.takeShown()
    let (start, folder) = (runner.workbench, run.workingFolder + "/skip-" + task.name)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      runner.lesson?.workingFolder = folder
      runner.lesson?.task?.start = start
      runner.lesson?.place = run.script.place(behindBeginningOf: task.name)
      if try runner.runSolution() { return }
      fail(task.solution.line, "skip, typed where \(task.name) begins, does not solve it")
    } catch {
      fail(task.solution.line, "skip, typed where \(task.name) begins, fails: \(Interpreter.sentence(error))")
    }
  }

  /// A check that holds before anything was done, or for just any number, judges nothing.
  private mutating func refuteEmptyChecks(_ task: LessonTask) {
    let line = task.checks.first?.line ?? task.line
    let judge = LessonJudge(task, runner.interpreter)
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
        tryAsWritten(task)
      }
      compare(exchange, allowsAnswer: true, isOptional: true)
      _ = runner.noticeStateOfTask()
    }
    guard !(runner.lesson?.task?.isSolved ?? false) else { return }
    let judge = LessonJudge(task, runner.interpreter)
    let line = task.checks.first?.line ?? task.line
    if task.asksForAnswer && !isTried {
      fail(task.solution.line, "the solution of \(task.name) gives no answer; expected a line with answer")
    } else if !task.asksForAnswer {
      let unmet = task.checks.first { check in
        if case .state(let text, _) = check.rule { !judge.isTrue(text) } else { false }
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
    guard case .state(let text, _) = check.rule else { return "" }
    do {
      _ = try runner.interpreter.evaluate(runner.interpreter.parse(text), in: text)
      return ""
    } catch {
      return ": \(Interpreter.sentence(error))"
    }
  }

  /// Answers each number that is asked for as people write it, unless a known mistake looks the same; and what is to be
  /// done without, by its name.
  private mutating func tryAsWritten(_ task: LessonTask) {
    guard let run = runner.lesson?.task else { return }
    let mistakes = task.checks.compactMap { if case .wrong(_, let say) = $0.rule { say } else { nil } }
    for check in task.checks {
      switch check.rule {
      case .answer(let comparison):
        for (text, remark) in waysToWrite(comparison, task) {
          guard let verdict = try? runner.verdict(on: text, run), !verdict.isRight else { continue }
          if case .wrong(let say) = verdict, mistakes.contains(say) { continue }
          fail(check.line, "the answer is refused as \(remark)")
        }
      case .without(let names):
        for name in names where (try? runner.verdict(on: name, run))?.isRight ?? false {
          fail(check.line, "\(name) is accepted, and is to be done without")
        }
      case .state, .wrong, .guess: break
      }
    }
  }

  /// How people write the number that a comparison asks for: as the screen shows it, with four digits; rounded to three, in
  /// per cent, and with commas between thousands. None where a name or a certain number of digits is asked for.
  private func waysToWrite(_ comparison: LessonComparison, _ task: LessonTask) -> [(
    text: String, remark: String
  )] {
    if case .near(_, .digits) = comparison { return [] }
    guard let answer = try? LessonJudge(task, runner.interpreter).exemplar(comparison),
      let number = try? answer.judgedValue?.array?.single, number.isFinite
    else { return [] }
    let shown = NumberText.scalar(number)
    var others: [String] = []
    switch comparison {
    case .near:
      others = [NumberText.significant(number, digits: 3)]
      if (0.001..<1).contains(number) {
        others.append(NumberText.significant(100 * number, digits: 4) + " %")
      }
    case .equal where answer.name != nil: return []
    case .equal:
      if let whole = Int(exactly: number), abs(whole) >= 1000 { others = [NumberText.count(whole)] }
    case .within: break
    }
    return [(shown, "the screen shows it, \(shown); expected ~= with a larger tol")]
      + others.map { ($0, "people write it, \($0)") }
  }

  static func answers(_ command: LessonCommand) -> Bool {
    CommandLineSplitter.commands(in: command.text).contains {
      (try? LessonRunner.commands.named(
        CommandLineSplitter.nameAndRest($0, LessonRunner.commands).name)) == CourseCommand.answer.command
    }
  }

  /// Gives every known mistake as an answer.
  private mutating func tryMistakes(_ task: LessonTask) {
    let judge = LessonJudge(task, runner.interpreter)
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
