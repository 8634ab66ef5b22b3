import Base
import Commands
import Debugging
import Rendering

/// What the commands of lessons and tasks do.
extension LessonRunner {
  /// Opens a lesson where the learner has come to in it, putting aside what the person had; its lines write files in
  /// `workingFolder`.
  ///
  /// - Throws: `LessonSetupFailure`, or `Interruption`; everything is as it was then.
  mutating func open(_ lesson: Lesson, workingFolder: String = ".") throws {
    let before = (self.lesson, workbench)
    do {
      var run = LessonRun(lesson, own: before.0?.own ?? before.1, beginning: before.1)
      run.workingFolder = workingFolder
      workbench = Workbench(firstSession, showing: interpreter.showing)
      self.lesson = run
      try runSilently(lesson.setup)
      run.beginning = workbench
      let done = zip(lesson.tasks, curriculum.progress.ways(lesson)).filter { $1 != nil }
      let isFinished = done.count == lesson.tasks.count
      run.place = isFinished ? 0 : run.script.place(behind: Set(done.map(\.0.name)))
      for exchange in run.script.exchanges(before: run.place) {
        try runSilently([exchange.command], mayFail: true)
      }
      if case .pause = run.item { run.place += 1 }
      run.stand = workbench
      self.lesson = run
    } catch {
      self.lesson = before.0
      workbench = before.1
      throw error
    }
  }

  /// Gives back what the person had before a lesson, and says so.
  mutating func leaveLesson() -> StyledText {
    guard let run = lesson else { return StyledText() }
    lesson = nil
    // What was typed last was the lesson's; an Enter too many must not do it to the person's own session.
    interpreter.repeatable = nil
    workbench = run.own
    return LessonView.left(session, host.display)
  }

  /// Brings the session into the state in which a task begins.
  mutating func begin(_ task: LessonTask) throws {
    beginTask(task)
    try runSilently(task.setup)
    let stand = workbench
    lesson?.stand = stand
  }

  /// Begins a task in the state in which its own setup is to run, with the learner's names if wanted.
  mutating func beginTask(_ task: LessonTask, keepsNames: Bool = true) {
    guard let run = lesson else { return }
    let mainLine = workbench
    let start = keepsNames ? run.beginning.adopting(mainLine) : run.beginning
    workbench = start
    lesson?.mainLine = (mainLine, stand: run.stand)
    lesson?.task = TaskRun(task: task, start: start)
  }

  /// Brings back the state before a task, with the learner's names if wanted.
  mutating func endTask(keepsNames: Bool = true) {
    lesson?.task = nil
    if let (mainLine, stand) = lesson?.mainLine {
      workbench = keepsNames ? mainLine.adopting(workbench) : mainLine
      lesson?.stand = stand
    }
    lesson?.mainLine = nil
  }

  /// Runs a line of the lesson with what a lesson may do.
  mutating func runLine(of command: LessonCommand, allowsAnswer: Bool = false) -> Interpreter.Outcome {
    guard let lesson else { return Interpreter.Outcome(in: host.display) }
    let own = interpreter.permissions
    defer { interpreter.permissions = own }
    interpreter.permissions = lesson.permissions
    interpreter.permissions.allowedCommand = allowsAnswer ? CourseCommand.answer.command : nil
    return runCommands(command.text, from: .script(name: lesson.lesson.file, line: command.line))
  }

  /// Runs lines of the lesson without showing what they print.
  private mutating func runSilently(_ commands: [LessonCommand], mayFail: Bool = false) throws {
    host.showPending()
    host.isSilent = true
    defer {
      host.isSilent = false
      interpreter.collecting = nil
    }
    for command in commands {
      let outcome = runLine(of: command)
      if outcome.status == .interrupted {
        throw Interruption(message: "the lesson's preparation was interrupted, so the lesson was left")
      }
      guard outcome.status == .fine || mayFail else {
        throw LessonSetupFailure(
          file: lesson?.lesson.file ?? "", line: command.line, reason: outcome.error?.plain ?? command.text)
      }
    }
  }

  /// Judges an answer to the task at hand; nil is the state of the session alone.
  mutating func answer(_ text: String) throws -> CommandResult {
    let task = try unsolvedTask()
    if task.task.asksForAnswer == text.isEmpty {
      throw CommandError.plain(
        text.isEmpty
          ? "answer needs an expression: answer 0.5, or answer sum(dZ2[3,:]) / m"
          : "this task asks for no answer: do what it says; answer alone has it judged")
    }
    switch try verdict(on: text, task) {
    case .right(let full): return CommandResult(solve(full: full))
    case .notCounted(let remark):
      return CommandResult(
        StyledText(remark, .caution).paragraph(columns: host.display.columns), status: .checkFailed)
    case .wrong(let reason): return CommandResult(wrongTry(task, reason), status: .checkFailed)
    }
  }

  /// Judges what was typed as an answer, empty for the state alone, on a copy: by what is so now, or, where that is not
  /// right, by what was so when the question was asked; and by each of the meanings that it may have.
  func verdict(on text: String, _ task: TaskRun) throws -> LessonJudge.Verdict {
    let judge = LessonJudge(task.task, interpreter)
    guard !text.isEmpty else { return try judge.verdict(on: nil) }
    let readings = try AnswerText.readings(text, names: Set(interpreter.names.names))
    var asked = interpreter
    asked.workbench = task.start.adopting(workbench)
    let judgeThen = LessonJudge(task.task, asked)
    var first: Result<LessonJudge.Verdict, any Error>?
    for reading in readings {
      if let refusal = judge.storedInstead(reading) { return .notCounted(refusal) }
      // What is so now, what was so then, and what is now what was asked for then.
      for (answering, judge) in [(interpreter, judge), (asked, judgeThen), (interpreter, judgeThen)] {
        let result = Result { try judge.verdict(on: LessonAnswer(reading, answering)) }
        if case .success(let verdict) = result, verdict.isRight { return verdict }
        // What cannot be judged any more may be where the question was asked.
        if case .failure(let error)? = first, error is LessonUnjudgeable { first = result }
        first = first ?? result
      }
    }
    if let decimal = AnswerText.withDecimalPoint(text),
      let verdict = try? judgeThen.verdict(on: LessonAnswer(decimal, asked)),
      verdict.isRight
    {
      return .notCounted("A comma stands between thousands; with a decimal point, please: answer \(decimal)")
    }
    do {
      return try first?.get() ?? judge.verdict(on: nil)
    } catch  where judge.asksForName && text.allSatisfy({ $0.isLetter || $0.isNumber || "_-".contains($0) }) {
      return .notCounted(judge.asksForNameWords)
    } catch let failure as ExpressionFailure where Self.isWord(text, failure) {
      throw CommandError.plain("a number is asked for, such as answer 12.5; \(text) is none")
    }
  }

  /// Whether an answer is a word that means nothing here, such as `nine`.
  private static func isWord(_ text: String, _ failure: ExpressionFailure) -> Bool {
    if case .unknownName = failure.error.reason { text.allSatisfy(\.isLetter) } else { false }
  }

  /// Notices that the learner has brought the session into the state that the task asks for.
  mutating func noticeStateOfTask() -> StyledText {
    guard let lesson, !lesson.isPlaying, let task = lesson.task, !task.isSolved, !task.task.asksForAnswer,
      (try? LessonJudge(task.task, interpreter).verdict(on: nil))?.isRight ?? false
    else { return StyledText() }
    return solve()
  }

  /// Runs the solution of the task at hand, shows it, and goes on behind it.
  mutating func skipTask() throws -> CommandResult {
    CommandResult(try runSolution() ? StyledText() : solve())
  }

  /// Runs the solution of the task at hand, from the state in which it is asked, and shows it; false where it solved
  /// nothing.
  mutating func runSolution() throws -> Bool {
    let task = try unsolvedTask()
    host.showPending()
    workbench = task.start.adopting(workbench)
    try skipToQuestion()
    lesson?.task?.isSkipped = true
    for exchange in task.task.solution.exchanges {
      host.show(LessonView.typed(exchange.command, at: prompt))
      let outcome = runLine(of: exchange.command, allowsAnswer: true)
      for finding in outcome.findings { host.show(finding) }
      if outcome.status == .interrupted { throw Interruption(message: "the solution was interrupted") }
      if let error = outcome.error { host.show(error + "\n") }
      host.show(noticeStateOfTask())
    }
    return lesson?.task?.isSolved ?? true
  }

  /// The task at hand.
  ///
  /// - Throws: `CommandError` where there is none, or while the learner plays.
  func unsolvedTask() throws(CommandError) -> TaskRun {
    if lesson?.isPlaying ?? false { throw .plain("this is play; resume goes back to the lesson") }
    guard let task = lesson?.task, !task.isSolved else {
      throw .plain(
        lesson == nil
          ? "no lesson is open, so nothing is asked; lesson opens one, and lesson list shows them all"
          : "nothing is asked here; Enter goes on in the lesson")
    }
    return task
  }

  /// Goes on behind the task at hand, and notes that it was solved or skipped.
  private mutating func solve(full: String? = nil) -> StyledText {
    guard let run = lesson, let task = run.task else { return StyledText() }
    lesson?.task?.isSolved = true
    standBehindSolution(of: task)
    lesson?.place = run.script.place(behindQuestionFrom: run.place)
    lesson?.isDue = true
    var text = task.isSkipped ? StyledText() : LessonView.right(full: full)
    if let complaint = curriculum.progress.note(
      task.task, of: run.lesson, task.isSkipped ? .skipped : .solved)
    {
      text.append(LessonView.complaint(complaint, host.display))
    }
    return text
  }

  /// Says why an answer is wrong. What the learner did stays.
  private mutating func wrongTry(_ task: TaskRun, _ reason: String) -> StyledText {
    var task = task
    task.wrongTries += 1
    lesson?.task = task
    return LessonView.wrong(reason, task, host.display)
  }

  /// Lets the text go on where the solution leads, whatever way the learner took to the answer.
  private mutating func standBehindSolution(of task: TaskRun) {
    guard !task.isSkipped,
      task.task.explanation.contains(where: { if case .exchange = $0 { true } else { false } })
    else {
      let stand = workbench
      lesson?.stand = stand
      return
    }
    let own = workbench
    workbench = task.start.adopting(own)
    let commands = task.task.solution.exchanges.map(\.command).filter { !LessonProof.answers($0) }
    try? runSilently(commands, mayFail: true)
    let stand = workbench
    lesson?.stand = stand
    workbench = own
  }
}

/// A line that makes the state of a lesson or task failed.
struct LessonSetupFailure: ExplainedError {
  let file: String
  let line: Int
  let reason: String

  var message: String { "\(file):\(line): the lesson cannot be prepared, so it was left: \(reason)" }
}
