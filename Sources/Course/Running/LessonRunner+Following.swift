import Commands
import Rendering

/// How an open lesson goes on, line by line.
extension LessonRunner {
  /// Whether a line is an Enter by which an open lesson goes on.
  func isEnterForLesson(_ line: String) -> Bool {
    guard let lesson, !lesson.isPlaying, line.allSatisfy(\.isWhitespace) else { return false }
    switch lesson.item {
    case .pause, .exchange, nil: return true
    case .prose, .begin, .question, .end: return false
    }
  }

  /// What an Enter does in an open lesson: types the line that it waits for, goes on, or leaves it at its end.
  mutating func enterInLesson() -> Interpreter.Outcome {
    var outcome = Interpreter.Outcome(in: host.display)
    switch lesson?.item {
    case .exchange(let exchange):
      host.show(LessonView.typed(exchange.command, at: prompt))
      goWhereTheTextStands()
      outcome = runLine(of: exchange.command)
      goBack(&outcome)
      guard outcome.status != .interrupted else { return outcome }
      takeErrorIntoOutput(&outcome)
      pass()
    case .pause: pass()
    case nil: outcome.findings = [leaveLesson()]
    case .prose, .begin, .question, .end: break
    }
    showWhatIsDue(&outcome)
    return outcome
  }

  /// Whether a line is the one that an open lesson waits for.
  func isAwaited(_ line: String) -> Bool {
    lesson?.awaited.map { Self.isSame(line, $0.command.text) } ?? false
  }

  /// Puts the learner's own place aside, where that is another, for a line of the text: the page says what the line shows
  /// where the text stands.
  mutating func goWhereTheTextStands() {
    guard let run = lesson, run.aside == nil else { return }
    guard !run.stand.isLike(workbench) else {
      lesson?.isBesideText = false
      return
    }
    let own = workbench
    workbench = run.stand.adopting(own)
    lesson?.aside = own
  }

  /// Comes back to the learner's own place after a line of the text; the text stands behind it then, unless it was
  /// interrupted.
  mutating func goBack(_ outcome: inout Interpreter.Outcome) {
    guard let run = lesson else { return }
    // The lines of a stop's commands follow one another in the text.
    if interpreter.collecting != nil, outcome.status != .interrupted { return }
    if outcome.status != .interrupted {
      let stand = workbench
      lesson?.stand = stand
    }
    guard let own = run.aside else { return }
    lesson?.aside = nil
    workbench = own.adopting(workbench)
    guard !run.isBesideText else { return }
    lesson?.isBesideText = true
    outcome.findings.add(LessonView.isBack(session, run, host.display))
  }

  /// Takes an open lesson on after a line, which may have been the one that it waited for, or have solved its task.
  mutating func followLesson(
    _ line: String, isOfText: Bool, since before: LessonRun?, _ outcome: inout Interpreter.Outcome
  ) {
    if isOfText, lesson?.place == before?.place, outcome.status != .interrupted {
      takeErrorIntoOutput(&outcome)
      pass()
    }
    pointToAnswer(line, &outcome)
    outcome.findings.add(noticeStateOfTask())
    showWhatIsDue(&outcome)
  }

  /// Tells who typed a bare number, or a word that is none, at a question how to answer it.
  private func pointToAnswer(_ line: String, _ outcome: inout Interpreter.Outcome) {
    let text = CommandLineSplitter.trimmed(line)
    guard let lesson, !lesson.isPlaying, case .question = lesson.item,
      lesson.task?.task.asksForAnswer ?? false
    else { return }
    let isAnswer = AnswerText.isNumber(text) || isNameOfAnswer(text)
    guard isAnswer || (outcome.status == .wrong && isNoCommand(text)) else { return }
    let how =
      isAnswer
      ? "answer \(text)" : "answer and a number, such as answer 0.5"
    outcome.findings.add(StyledText("To answer the question, type \(how).\n", .faint))
  }

  /// Whether `text` is a name where one is asked for.
  private func isNameOfAnswer(_ text: String) -> Bool {
    guard let task = lesson?.task, LessonAnswer.name(text, interpreter) != nil else { return false }
    return LessonJudge(task.task, interpreter).asksForName
  }

  private func isNoCommand(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy(\.isLetter) && (try? Self.commands.named(text)) == nil
  }

  /// Goes on to what comes behind the place at which the lesson waits.
  mutating func pass() {
    lesson?.place += 1
    lesson?.isDue = true
    // Lines of the learner must not get into the commands that a lesson gives a stop, and forgets to end.
    if case .exchange = lesson?.item {} else { interpreter.collecting = nil }
  }

  /// Does what Enter would do where the lesson asks nothing: types the line that it waits for, goes on, or leaves the
  /// lesson at its end.
  mutating func skipAhead() throws -> CommandResult {
    switch lesson?.item {
    case .exchange(let exchange): return CommandResult(try typeForLearner(exchange))
    case nil: return CommandResult(leaveLesson())
    case .prose, .pause, .begin, .question, .end:
      pass()
      return CommandResult()
    }
  }

  /// Shows what is left of a task before its question, and types the lines in it: the solution begins behind them.
  mutating func skipToQuestion() throws {
    while let item = lesson?.item {
      switch item {
      case .exchange(let exchange): for finding in try typeForLearner(exchange) { host.show(finding) }
      case .prose(let blocks):
        host.show(LessonView.prose(blocks, host.display) + "\n")
        pass()
      case .pause, .begin, .end: pass()
      case .question:
        let start = workbench
        lesson?.task?.start = start
        lesson?.stand = start
        return
      }
    }
  }

  /// Types the line that the lesson waits for, and returns what it printed.
  private mutating func typeForLearner(_ exchange: LessonExchange) throws -> [any Finding] {
    host.show(LessonView.typed(exchange.command, at: prompt))
    var outcome = runLine(of: exchange.command)
    if outcome.status == .interrupted { throw Interruption(message: "the line was interrupted") }
    takeErrorIntoOutput(&outcome)
    pass()
    return outcome.findings
  }

  /// Shows what comes next in an open lesson, up to the place where the learner acts.
  private mutating func showWhatIsDue(_ outcome: inout Interpreter.Outcome) {
    guard let lesson, lesson.isDue, !lesson.isPlaying else { return }
    var text = StyledText()
    do {
      try showUpToNextStop(&text)
    } catch {
      text.append(leaveLesson())
      outcome.refusal = Refusal(StyledText(Interpreter.sentence(error), .bad))
      outcome.status = error is Interruption ? .interrupted : .wrong
    }
    outcome.findings.add(text)
  }

  private mutating func showUpToNextStop(_ text: inout StyledText) throws {
    while let item = lesson?.item {
      switch item {
      case .prose(let blocks): text.append(LessonView.prose(blocks, host.display))
      case .begin(let task):
        try begin(task)
        if let lesson { text.append(LessonView.heading(task, in: lesson.lesson)) }
      case .end: endTask()
      case .pause, .exchange, .question:
        lesson?.isDue = false
        if let task = lesson?.task, !task.isSolved {
          let start = lesson?.stand.adopting(workbench)
          if let start { lesson?.task?.start = start }
        }
        if let lesson { text.append(LessonView.place(lesson, host.display)) }
        return
      }
      lesson?.place += 1
    }
    lesson?.isDue = false
    guard let run = lesson else { return }
    if run.lesson.tasks.isEmpty, let complaint = curriculum.progress.noteRead(run.lesson) {
      text.append(LessonView.complaint(complaint, host.display))
    }
    text.append(LessonView.end(run, host.display))
  }

  /// Puts what was wrong where it was, in the text: a page shows it there, and goes on.
  private func takeErrorIntoOutput(_ outcome: inout Interpreter.Outcome) {
    if let refusal = outcome.refusal { outcome.findings.add(refusal) }
    (outcome.refusal, outcome.status) = (nil, .fine)
  }

  /// Whether a person who typed `line` typed what a lesson has as `text`: blanks do not count, nor do comments, nor does
  /// the form of a command's name.
  private static func isSame(_ line: String, _ text: String) -> Bool {
    func words(_ line: String) -> [[String]] {
      CommandLineSplitter.commands(in: line).map { command in
        let (name, rest) = CommandLineSplitter.nameAndRest(command, Self.commands)
        return [(try? Self.commands.named(name).name) ?? name]
          + rest.split(whereSeparator: \.isWhitespace).map(String.init)
      }
    }
    return words(line) == words(text)
  }
}
