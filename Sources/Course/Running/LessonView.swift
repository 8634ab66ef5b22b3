import Debugging
import Markdown
import Rendering

/// How a lesson is shown.
enum LessonView {
  /// The title, and what a lesson is for whoever meets one for the first time.
  static func opening(_ run: LessonRun, _ display: Display) -> StyledText {
    var text = StyledText("\nLesson \(number(run.lesson)): \(run.lesson.title)\n", .heading)
    if run.place > 0 {
      text.append("Going on where you were; lesson reset begins it anew.\n", .faint)
    } else {
      text.append(
        "Every command works in here. lesson abandon leaves, and gives your own session back.\n", .faint)
    }
    return text.fitted(columns: display.columns)
  }

  /// Paragraphs, and an empty line before them.
  static func prose(_ blocks: [MarkdownBlock], _ display: Display) -> StyledText {
    "\n" + MarkdownText(for: display).text(blocks)
  }

  /// What stands above a question. A task's name may give the answer away, so it is shown on the page only.
  static func heading(_ task: LessonTask, in lesson: Lesson) -> StyledText {
    StyledText("\nTask \(number(task, in: lesson))\n", .heading)
  }

  /// `1 of 3`.
  private static func number(_ task: LessonTask, in lesson: Lesson) -> String {
    "\((lesson.tasks.firstIndex { $0.name == task.name } ?? 0) + 1) of \(lesson.tasks.count)"
  }

  /// A line with the prompt before it, as if it had been typed.
  static func typed(_ command: LessonCommand, at prompt: StyledText) -> StyledText {
    prompt + StyledText(command.text, .name) + "\n"
  }

  /// Where the learner is, and what can be typed there.
  static func place(_ run: LessonRun, _ display: Display) -> StyledText {
    var text = StyledText("\nlesson \(number(run.lesson))", .faint)
    if let task = run.task, !task.isSolved {
      text.append(" · task \(number(task.task, in: run.lesson))", .faint)
    }
    text.append(" · ", .faint)
    switch run.item {
    case .exchange(let exchange):
      text.append("Enter types ", .faint)
      text.append(exchange.command.text, .name)
    case .question:
      let asks = run.task?.task.asksForAnswer ?? true
      text.append(asks ? "answer E" : "do it", .name)
      text.append(", or ", .faint)
      text.append("hint", .name)
      text.append(", ", .faint)
      text.append("play", .name)
      text.append(", ", .faint)
      text.append("skip", .name)
    default: text.append("Enter goes on", .faint)
    }
    return text.fitted(columns: display.columns) + "\n"
  }

  /// What is said at the end of a lesson.
  static func end(_ run: LessonRun, _ display: Display) -> StyledText {
    var text = StyledText("\nThat was lesson \(number(run.lesson)).", .good)
    text.append(" Enter gives your own session back; ")
    text.append("lesson", .name)
    text.append(" opens the next one.")
    return text.fitted(columns: display.columns) + "\n"
  }

  /// What is said when the person's own session is back.
  static func left(_ session: Session, _ display: Display) -> StyledText {
    StyledText(
      "The lesson is closed. Your own session is back: \(session.words(session.position)).\n", .faint
    )
    .fitted(columns: display.columns)
  }

  /// That a task is done, and what a rounded answer is in full.
  static func right(full: String?) -> StyledText {
    StyledText("Right.", .good) + StyledText(full.map { " In full: \($0)." } ?? "") + "\n"
  }

  /// That a line of the text ran where the text stands, and where the learner is.
  static func isBack(_ session: Session, _ run: LessonRun, _ display: Display) -> StyledText {
    let way = run.task == nil ? "; lesson again takes you along" : ""
    return StyledText(
      "(That ran where the text stands. You are where you were: \(session.words(session.position))\(way).)\n",
      .faint
    ).fitted(columns: display.columns)
  }

  /// Why a try was wrong, and what can be done.
  static func wrong(_ reason: String, _ task: TaskRun, _ display: Display) -> StyledText {
    var text = StyledText("Not yet.", .caution) + " \(reason)"
    if task.wrongTries >= 2 {
      let word = task.hintsShown < task.task.hints.count ? "hint" : "solution"
      text.append(" ")
      text.append(word, .name)
      text.append(" helps.")
    }
    return text.fitted(columns: display.columns) + "\n"
  }

  /// Something that went wrong beside the lesson.
  static func complaint(_ text: String, _ display: Display) -> StyledText {
    StyledText("(\(text))\n", .caution).fitted(columns: display.columns)
  }

  /// What solves a task, as it stands in the file.
  static func solution(_ solution: LessonSolution, _ display: Display) -> StyledText {
    var text = StyledText()
    for exchange in solution.exchanges {
      text.append(typed(exchange.command, at: "(gradb) "))
      for line in exchange.output { text.appendLine(line) }
    }
    return text.fitted(columns: display.columns)
  }

  /// Every lesson with its tasks.
  static func list(_ lessons: [(lesson: Lesson, ways: [LessonProgress.Way?])], _ display: Display)
    -> StyledText
  {
    var table = Table([.init("lesson", .right), .init(""), .init("tasks"), .init("min", .right), .init("")])
    for (lesson, ways) in lessons {
      let marks = ways.map { $0 == .skipped ? "-" : $0 == nil ? "○" : "✓" }.joined(separator: " ")
      let isDone = ways.allSatisfy { $0 != nil }
      table.add([
        StyledText(number(lesson)), StyledText(lesson.name, .name),
        StyledText(marks, isDone ? .good : .plain), StyledText(lesson.minutes.map(String.init) ?? "", .faint),
        StyledText(lesson.title, .faint),
      ])
    }
    return table.text(in: display)
  }

  /// `06`.
  static func number(_ lesson: Lesson) -> String { (lesson.number < 10 ? "0" : "") + "\(lesson.number)" }
}
