import Markdown

/// What is wrong in a line of a lesson whose file is known elsewhere.
struct LineProblem: Error {
  let line: Int
  let problem: LessonProblem
}

/// Reads a lesson from the blocks of its page.
enum LessonReader {
  static func lesson(
    of blocks: [MarkdownBlock], number: Int, name: String, file: String
  ) throws(LineProblem) -> Lesson {
    guard case .heading(1, let title)? = blocks.first?.content, !title.isEmpty else {
      throw LineProblem(line: blocks.first?.line ?? 1, problem: .noTitle)
    }
    var lesson = Lesson(
      number: number, name: name, title: title.plainText, file: file, setup: [], parts: [])
    var reading: [MarkdownBlock] = []
    var rest = blocks.dropFirst()
    while let block = rest.first {
      if case .heading(1, _) = block.content { throw LineProblem(line: block.line, problem: .secondTitle) }
      if case .code(LessonLanguage.setup, let text) = block.content {
        guard lesson.parts.isEmpty, !StepReader.haveTranscript(reading) else {
          throw LineProblem(line: block.line, problem: .lateSetup)
        }
        lesson.setup += try TranscriptReader.commands(text, line: block.line)
        rest.removeFirst()
      } else if let heading = TaskHeading(block) {
        try add(reading, to: &lesson)
        reading = []
        let task = rest.dropFirst().prefix { !heading.isEnded(by: $0) }
        try add(try TaskReader.task(heading, Array(task), lessonSetup: lesson.setup), to: &lesson)
        rest = rest.dropFirst(1 + task.count)
      } else {
        reading.append(block)
        rest.removeFirst()
      }
    }
    try add(reading, to: &lesson)
    return lesson
  }

  private static func add(_ reading: [MarkdownBlock], to lesson: inout Lesson) throws(LineProblem) {
    for block in reading {
      if let thing = StepReader.belongingToTask(block) {
        throw LineProblem(line: block.line, problem: .outsideTask(thing))
      }
    }
    let steps = try StepReader.steps(reading)
    if !steps.isEmpty { lesson.parts.append(.reading(steps)) }
  }

  private static func add(_ task: LessonTask, to lesson: inout Lesson) throws(LineProblem) {
    if let first = lesson.tasks.first(where: { $0.name == task.name }) {
      throw LineProblem(line: task.line, problem: .duplicateTask(task.name, firstLine: first.line))
    }
    lesson.parts.append(.task(task))
  }
}

/// A heading that begins a task.
struct TaskHeading {
  let name: String
  let level: Int
  let line: Int

  /// The heading that `block` is; nil if it is none, or none of a task.
  init?(_ block: MarkdownBlock) {
    guard case .heading(let level, let inlines) = block.content else { return nil }
    let text = inlines.plainText
    guard text.lowercased().hasPrefix("task:") else { return nil }
    name = String(text.dropFirst("task:".count).trimmingPrefix(while: \.isWhitespace))
    self.level = level
    line = block.line
  }

  /// Whether the task is over where `block` begins.
  func isEnded(by block: MarkdownBlock) -> Bool {
    if case .heading(let other, _) = block.content { other <= level } else { false }
  }
}
