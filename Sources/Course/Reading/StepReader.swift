import Markdown

/// Reads what is to be shown or tried, in order.
enum StepReader {
  /// The steps that `blocks` make: transcripts, and the text between them.
  static func steps(_ blocks: [MarkdownBlock]) throws(LineProblem) -> [LessonStep] {
    var steps: [LessonStep] = []
    var prose: [MarkdownBlock] = []
    for block in blocks {
      if case .code(LessonLanguage.transcript, let text) = block.content {
        if !prose.isEmpty { steps.append(.prose(prose)) }
        prose = []
        steps += try TranscriptReader.exchanges(text, line: block.line).map(LessonStep.exchange)
      } else {
        try checkProse([block])
        prose.append(block)
      }
    }
    if !prose.isEmpty { steps.append(.prose(prose)) }
    return steps
  }

  /// Whether there is a transcript among `blocks`.
  static func haveTranscript(_ blocks: [MarkdownBlock]) -> Bool {
    blocks.contains { if case .code(LessonLanguage.transcript, _) = $0.content { true } else { false } }
  }

  /// Refuses blocks of code that would do nothing in `place`, or that have an unknown language.
  static func checkProse(_ blocks: [MarkdownBlock], in place: String? = nil) throws(LineProblem) {
    for block in blocks {
      switch block.content {
      case .code(let language, _):
        guard language.isEmpty || LessonLanguage.all.contains(language) else {
          throw LineProblem(line: block.line, problem: .unknownLanguage(language))
        }
        if let place, LessonLanguage.acting.contains(language) {
          throw LineProblem(line: block.line, problem: .blockOutOfPlace(language, place: place))
        }
      case .list(_, let items):
        for item in items { try checkProse(item, in: place ?? "a list") }
      case .quote(let inner):
        try checkProse(inner, in: place ?? "a quote")
      case .details(let summary, let inner):
        if place != nil, let fold = LessonFold(summary) {
          throw LineProblem(line: block.line, problem: .outsideTask(fold.rawValue))
        }
        try checkProse(inner, in: place ?? "<details>")
      case .heading, .paragraph, .table, .rule: break
      }
    }
  }

  /// What `block` is called, if it means something in tasks only.
  static func belongingToTask(_ block: MarkdownBlock) -> String? {
    switch block.content {
    case .code(LessonLanguage.check, _): "a check"
    case .details(let summary, _): LessonFold(summary).map { "a \($0.rawValue)" }
    default: nil
    }
  }
}

/// What is folded away in a task.
enum LessonFold: String {
  case hint, solution

  /// What the first word of a summary says; nil for any other word.
  init?(_ summary: [MarkdownInline]) {
    let word = summary.plainText.trimmingPrefix(while: \.isWhitespace).prefix { $0.isLetter }
    self.init(rawValue: word.lowercased())
  }
}
