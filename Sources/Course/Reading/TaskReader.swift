import Markdown

/// Reads a task from the blocks between its heading and the next.
struct TaskReader {
  private let heading: TaskHeading
  private var setup: [LessonCommand] = []
  private var question: [MarkdownBlock] = []
  private var checks: [LessonCheck] = []
  private var hints: [LessonHint] = []
  private var solution: LessonSolution?
  private var explanation: [MarkdownBlock] = []

  /// The task that `heading` and `blocks` make, in a lesson that begins with `lessonSetup`.
  static func task(
    _ heading: TaskHeading, _ blocks: [MarkdownBlock], lessonSetup: [LessonCommand]
  ) throws(LineProblem) -> LessonTask {
    guard LessonName.isValid(heading.name) else {
      throw LineProblem(line: heading.line, problem: .badTaskName(heading.name))
    }
    var reader = TaskReader(heading: heading)
    for block in blocks { try reader.read(block) }
    return try reader.task(lessonSetup: lessonSetup)
  }

  private init(heading: TaskHeading) { self.heading = heading }

  private mutating func read(_ block: MarkdownBlock) throws(LineProblem) {
    if let inner = TaskHeading(block) {
      throw LineProblem(line: block.line, problem: .taskInTask(inner.name))
    }
    let thing = StepReader.belongingToTask(block)
    if let thing, solution != nil {
      let again = thing == "a solution"
      throw LineProblem(
        line: block.line, problem: again ? .second("solution", task: heading.name) : .afterSolution(thing))
    }
    switch block.content {
    case .code(LessonLanguage.setup, let text):
      guard checks.isEmpty, hints.isEmpty, solution == nil, !StepReader.haveTranscript(question) else {
        throw LineProblem(line: block.line, problem: .lateSetup)
      }
      setup += try TranscriptReader.commands(text, line: block.line)
    case .code(LessonLanguage.check, let text):
      guard checks.isEmpty else {
        throw LineProblem(line: block.line, problem: .second("check", task: heading.name))
      }
      checks = try CheckReader.checks(text, line: block.line)
    case .details(let summary, let blocks):
      switch LessonFold(summary) {
      case .hint: try addHint(blocks, line: block.line)
      case .solution: try addSolution(blocks, line: block.line)
      case nil: addProse(block)
      }
    default: addProse(block)
    }
  }

  private mutating func addProse(_ block: MarkdownBlock) {
    if solution == nil { question.append(block) } else { explanation.append(block) }
  }

  private mutating func addHint(_ blocks: [MarkdownBlock], line: Int) throws(LineProblem) {
    guard !blocks.isEmpty else { throw LineProblem(line: line, problem: .emptyHint) }
    try StepReader.checkProse(blocks, in: "a hint")
    hints.append(LessonHint(blocks: blocks, line: line))
  }

  private mutating func addSolution(_ blocks: [MarkdownBlock], line: Int) throws(LineProblem) {
    var exchanges: [LessonExchange] = []
    for block in blocks {
      switch block.content {
      case .code(LessonLanguage.transcript, let text):
        exchanges += try TranscriptReader.exchanges(text, line: block.line)
      case .code(let language, _) where LessonLanguage.acting.contains(language):
        throw LineProblem(
          line: block.line, problem: .blockOutOfPlace(language, place: "the solution"))
      default: explanation.append(block)
      }
    }
    guard !exchanges.isEmpty else {
      throw LineProblem(line: line, problem: .solutionWithoutCommands(task: heading.name))
    }
    solution = LessonSolution(exchanges: exchanges, line: line)
  }

  private func task(lessonSetup: [LessonCommand]) throws(LineProblem) -> LessonTask {
    // A slip in a block's language comes before what the task lacks because of it.
    let (question, explanation) = (try StepReader.steps(question), try StepReader.steps(explanation))
    guard !checks.isEmpty else {
      throw LineProblem(line: heading.line, problem: .taskLacks("check", task: heading.name))
    }
    guard let solution else {
      throw LineProblem(line: heading.line, problem: .taskLacks("solution", task: heading.name))
    }
    return LessonTask(
      name: heading.name, line: heading.line, setup: setup, question: question,
      checks: checks, hints: hints, solution: solution, explanation: explanation,
      fingerprint: Fingerprint.of(setup: lessonSetup + setup, checks: checks, solution: solution))
  }
}
