import Rendering

extension LessonProof {
  /// A line for the lesson, and below it what failed: file and line, what was wrong, what the page has (-) and what was
  /// printed (+).
  public var report: StyledText {
    var text = failures.isEmpty ? StyledText("ok      ", .good) : StyledText("FAILED  ", .bad)
    text.append("\(LessonView.number(lesson)) \(lesson.name)", .name)
    let tasks = lesson.tasks.count
    text.append("   \(comparisons) commands, \(tasks) \(tasks == 1 ? "task" : "tasks")\n", .faint)
    for failure in failures {
      text.append("\(failure.file):\(failure.line): \(failure.message)\n")
      for line in failure.difference { text.append("    \(line)\n", line.hasPrefix("-") ? .good : .bad) }
    }
    return text
  }
}
