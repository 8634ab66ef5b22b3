import Rendering

extension Command {
  static let answer = Command(
    "answer", group: .lesson, usage: "[E]",
    summary: "answer the question of a lesson",
    details: """
      E is an expression, such as 0.5, 73.1 %, 125,440, sum(dZ2[3,:]) / m, True, or the name of an operation, such as dW1. \
      Its value is judged, not how it is written; NAME = E, as in a notebook, is judged as E. Three significant digits are \
      enough where the task does not ask for more. A wrong answer tells why where the mistake is a known one, and changes \
      nothing: lesson again begins the task anew. An expression with a mistake in it is not counted. Where a task asks to do \
      something, the lesson notices when it is done; answer alone asks it to look.
      """,
    takesText: true, operands: [.matrix],
    examples: [
      Example("answer sum(dZ2[3,:]) / m", "a formula"), Example("answer 0.0125", "a number"),
      Example("answer dW1", "an operation"),
    ],
    run: { interpreter, arguments in try interpreter.answer(arguments.text) })

  static let hint = Command(
    "hint", group: .lesson,
    summary: "show the next hint for the question of a lesson, or to a bug",
    details: """
      Hints come one after the other, and say more each time. Where no lesson is open and a bug is planted, hint is bug \
      hint.
      """,
    examples: [Example("hint", "a little help")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      if interpreter.lesson == nil, interpreter.hunt != nil {
        return CommandResult(try interpreter.bugHint())
      }
      let task = try interpreter.unsolvedTask()
      guard task.hintsShown < task.task.hints.count else {
        return CommandResult("There are no more hints; solution shows the solution.\n")
      }
      interpreter.lesson?.task?.hintsShown += 1
      let display = interpreter.host.display
      return CommandResult(
        LessonView.prose(task.task.hints[task.hintsShown].blocks, display))
    })

  static let solution = Command(
    "solution", group: .lesson,
    summary: "show the solution of a lesson's task",
    details:
      "The solution is shown and not run; the question is still yours to answer. skip runs it and goes on.",
    examples: [Example("solution", "how it is done")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let task = try interpreter.unsolvedTask()
      return CommandResult(
        LessonView.solution(task.task.solution, interpreter.host.display)
          + StyledText("This is shown and not run; skip runs it.\n", .faint))
    })

  static let skip = Command(
    "skip", group: .lesson,
    summary: "run the solution of a lesson's task, and go on",
    details: """
      Begins where the task began, runs the lines that its question still waits for, shows and runs its solution, and goes \
      on with the explanation. lesson list marks the task as skipped. Where the lesson asks nothing, skip is the Enter that it waits for.
      """,
    examples: [Example("skip", "show me, and go on")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      if let lesson = interpreter.lesson, !lesson.isPlaying, lesson.task?.isSolved ?? true {
        return try interpreter.skipAhead()
      }
      return try interpreter.skipTask()
    })
}
