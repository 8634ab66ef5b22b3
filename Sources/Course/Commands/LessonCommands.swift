import Commands
import Matrices
import Rendering

extension CourseCommand {
  static let lesson = CourseCommand(
    "lesson", usage: "[LESSON | list | again | abandon | reset [LESSON | all]]",
    summary: "open a lesson, go on in it, or list them all",
    details: """
      LESSON is a number, a name or its beginning, or the path of a file; without it, the next lesson that is not finished \
      is opened, counted from the one that you did something in last. list shows them all with their tasks (✓ solved, - \
      skipped, ○ open) and the minutes that they take.

      A lesson is a dialogue. It has a session of its own; yours is put aside, and comes back at the end or after lesson \
      abandon. Text is shown up to the next place where you act. Where the lesson shows a command, type it, or press Enter \
      to have it typed. Anything else you type just runs, and the lesson waits. Where it asks a question, answer E is \
      judged; an empty line repeats the last command there, as anywhere. lesson again asks the question again, or the one \
      that was just answered, in the state it began with; elsewhere it takes you where the text stands. What the lesson types runs where its text stands, and you are \
      where you were behind it. In a script or a pipe, an empty line is an Enter, too.

      What was done is remembered, for each task; lesson reset forgets it, for the lesson at hand, another one or all.
      """,
    operands: [.lesson],
    examples: [
      Example("lesson", "the next one"), Example("lesson list", "all of them, and how far you are"),
      Example("lesson 6", "one of them"), Example("lesson abandon", "back to your own session"),
    ],
    run: { runner, arguments in
      guard let word = arguments.words.first else { return try runner.continueLessons() }
      if word == "reset" { return try runner.resetLesson(arguments) }
      let only = try arguments.one("a lesson")
      switch only {
      case "list": return CommandResult(try runner.lessonList())
      case "again": return try runner.askAgain()
      case "abandon":
        guard runner.lesson != nil else {
          throw CommandError.plain("no lesson is open; lesson opens one")
        }
        return CommandResult(runner.leaveLesson())
      default:
        return CommandResult(try runner.opened(try runner.curriculum.library().entry(only).read()))
      }
    })

  static let play = CourseCommand(
    "play",
    summary: "try something in a lesson, and come back with resume",
    details: """
      Keeps the lesson and its session as they are. What is done until resume happens to a copy, and leaves no trace. Nothing \
      is judged meanwhile. Outside of lessons, checkpoint and restart do the same.
      """,
    examples: [Example("play", "now try whatever you like")],
    run: { runner, arguments in
      try arguments.expectNoWords()
      guard let lesson = runner.lesson else {
        throw CommandError.plain(
          "no lesson is open; outside of lessons, checkpoint keeps a state and restart returns to it")
      }
      guard !lesson.isPlaying else { throw CommandError.plain("this is play already; resume ends it") }
      let fork = runner.workbench
      runner.lesson?.fork = fork
      return CommandResult(StyledText("Play as you like; resume goes back to the lesson.\n", .faint))
    })

  static let resume = CourseCommand(
    "resume",
    summary: "end play, and go on in the lesson",
    details: "Everything is as it was when play was typed.",
    examples: [Example("resume", "back to the lesson")],
    run: { runner, arguments in
      try arguments.expectNoWords()
      guard let fork = runner.lesson?.fork else {
        throw CommandError.plain("nobody plays; play begins that, in a lesson")
      }
      runner.workbench = fork
      runner.lesson?.fork = nil
      return CommandResult(runner.reminder)
    })
}

extension LessonRunner {
  /// Opens a lesson and greets the learner; its first text follows.
  fileprivate mutating func opened(_ lesson: Lesson) throws -> StyledText {
    try open(lesson)
    return self.lesson.map { LessonView.opening($0, host.display) } ?? StyledText()
  }

  /// Shows again what the open lesson waits for, or opens the first lesson that is not finished.
  fileprivate mutating func continueLessons() throws -> CommandResult {
    if let lesson, lesson.item != nil {
      if lesson.isPlaying { throw CommandError.plain("this is play; resume goes back to the lesson") }
      return CommandResult(reminder)
    }
    let lessons = try curriculum.library().entries.map { try $0.read() }
    let last = lesson?.lesson.name ?? curriculum.progress.lastLesson
    let start = lessons.firstIndex { $0.name == last } ?? 0
    guard
      let next = (lessons[start...] + lessons[..<start]).first(where: {
        curriculum.progress.ways($0).contains { $0 == nil }
      })
    else {
      if lesson != nil { return CommandResult(leaveLesson()) }
      return CommandResult(
        "You have finished every lesson. lesson list shows them, lesson 3 opens one again.\n")
    }
    return CommandResult(try opened(next))
  }

  /// Every lesson with its tasks; one that cannot be read is told of in its place.
  fileprivate func lessonList() throws -> StyledText {
    var lessons: [(lesson: Lesson, ways: [LessonProgress.Way?])] = []
    var problems = StyledText()
    for entry in try curriculum.library().entries {
      do {
        let lesson = try entry.read()
        lessons.append((lesson, curriculum.progress.ways(lesson)))
      } catch {
        problems.appendLine(Interpreter.sentence(error), .bad)
      }
    }
    return LessonView.list(lessons, host.display) + problems.fitted(columns: host.display.columns)
  }

  /// Begins the task at hand again, or shows what the lesson waits for.
  fileprivate mutating func askAgain() throws -> CommandResult {
    guard let lesson else { throw CommandError.plain("no lesson is open; lesson opens one") }
    if lesson.isPlaying { throw CommandError.plain("this is play; resume goes back to the lesson") }
    if let task = lesson.task {
      workbench = task.start.adopting(workbench)
      if task.isSolved {
        self.lesson?.task?.isSolved = false
        self.lesson?.task?.isSkipped = false
        self.lesson?.place = lesson.script.place(ofQuestion: task.task.name)
      }
      let stand = workbench
      self.lesson?.stand = stand
    } else {
      workbench = lesson.stand.adopting(workbench)
    }
    return CommandResult(reminder)
  }

  fileprivate mutating func resetLesson(_ arguments: Arguments) throws -> CommandResult {
    guard arguments.words.count <= 2 else {
      throw CommandError.tooManyWords(arguments.words[2], command: "lesson")
    }
    if arguments.words.count == 2 {
      let name = arguments.words[1] == "all" ? nil : try curriculum.library().entry(arguments.words[1]).name
      try curriculum.progress.forget(name)
      if let lesson, lesson.lesson.name == name { return CommandResult(try opened(lesson.lesson)) }
      let what = name.map { "lesson \($0)" } ?? "all lessons"
      return CommandResult(StyledText("what was done of \(what) is forgotten\n"))
    }
    guard let lesson else {
      throw CommandError.plain("no lesson is open; name the one to reset, or type lesson reset all")
    }
    try curriculum.progress.forget(lesson.lesson.name)
    return CommandResult(try opened(lesson.lesson))
  }

  /// What stands before the place at which the open lesson waits, once more.
  var reminder: StyledText {
    guard let lesson else { return StyledText() }
    guard lesson.item != nil else { return LessonView.end(lesson, host.display) }
    var text = StyledText()
    for item in lesson.script.items[..<lesson.place].reversed() {
      guard case .prose(let blocks) = item else { break }
      text = LessonView.prose(blocks, host.display) + text
    }
    return text + LessonView.place(lesson, host.display)
  }
}
