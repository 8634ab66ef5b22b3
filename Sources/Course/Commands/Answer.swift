import Commands
import Rendering

extension CourseCommand {
  static let answer = CourseCommand(
    "answer", usage: "[E]",
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
    run: { runner, arguments in try runner.answer(arguments.text) })

  static let hint = CourseCommand(
    "hint",
    summary: "show the next hint for the question of a lesson, or to a bug",
    details: """
      Hints come one after the other, and say more each time. Where no lesson is open and a bug is planted, hint is bug \
      hint.
      """,
    examples: [Example("hint", "a little help")],
    run: { runner, arguments in
      try arguments.expectNoWords()
      if runner.lesson == nil, runner.interpreter.hunt != nil {
        return CommandResult(try runner.interpreter.bugHint())
      }
      let task = try runner.unsolvedTask()
      guard task.hintsShown < task.task.hints.count else {
        return CommandResult("There are no more hints; solution shows the solution.\n")
      }
      runner.lesson?.task?.hintsShown += 1
      let display = runner.host.display
      return CommandResult(
        LessonView.prose(task.task.hints[task.hintsShown].blocks, display))
    })

  static let solution = CourseCommand(
    "solution",
    summary: "show the solution of a lesson's task",
    details:
      "The solution is shown and not run; the question is still yours to answer. skip runs it and goes on.",
    examples: [Example("solution", "how it is done")],
    run: { runner, arguments in
      try arguments.expectNoWords()
      let task = try runner.unsolvedTask()
      return CommandResult(
        LessonView.solution(task.task.solution, runner.host.display)
          + StyledText("This is shown and not run; skip runs it.\n", .faint))
    })

  static let skip = CourseCommand(
    "skip",
    summary: "run the solution of a lesson's task, and go on",
    details: """
      Begins where the task began, runs the lines that its question still waits for, shows and runs its solution, and goes \
      on with the explanation. lesson list marks the task as skipped. Where the lesson asks nothing, skip is the Enter that it waits for.
      """,
    examples: [Example("skip", "show me, and go on")],
    run: { runner, arguments in
      try arguments.expectNoWords()
      if let lesson = runner.lesson, !lesson.isPlaying, lesson.task?.isSolved ?? true {
        return try runner.skipAhead()
      }
      return try runner.skipTask()
    })
}
