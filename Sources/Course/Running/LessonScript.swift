import Markdown

/// A lesson as a row of things to show and places to wait at, in the order in which a learner meets them.
struct LessonScript: Sendable {
  /// What comes next.
  enum Item: Sendable {
    /// Text to show.
    case prose([MarkdownBlock])
    /// A line to be typed.
    case exchange(LessonExchange)
    /// A place to rest, until the learner goes on.
    case pause
    /// A task begins, in a state of its own.
    case begin(LessonTask)
    /// The question of a task was asked.
    case question
    /// A task is over; the state before it comes back.
    case end(LessonTask)
  }

  let items: [Item]

  init(_ lesson: Lesson) {
    var items: [Item] = []
    var last: LessonTask?
    for part in lesson.parts {
      if !items.isEmpty { items.append(.pause) }
      // A learner may look around in the state of a task until then.
      if let task = last { items.append(.end(task)) }
      last = nil
      switch part {
      case .reading(let steps): items += steps.flatMap(Self.items)
      case .task(let task):
        items.append(.begin(task))
        items += task.question.flatMap(Self.items)
        items.append(.question)
        items += task.explanation.flatMap(Self.items)
        last = task
      }
    }
    if let last { items.append(.end(last)) }
    self.items = items
  }

  /// The place behind those tasks at the beginning that are all among `names`; 0 where the first is not.
  func place(behind names: Set<String>) -> Int {
    var place = 0
    for (index, item) in items.enumerated() {
      if case .begin(let task) = item, !names.contains(task.name) { break }
      if case .end = item { place = index + 1 }
    }
    return place
  }

  /// The place at which a task has just begun; the end where there is no such task.
  func place(behindBeginningOf name: String) -> Int {
    let place = items.firstIndex { if case .begin(let task) = $0 { task.name == name } else { false } }
    return place.map { $0 + 1 } ?? items.count
  }

  /// The place of the question of a task; the end where there is no such task.
  func place(ofQuestion name: String) -> Int { place(behindQuestionFrom: place(behindBeginningOf: name)) - 1 }

  /// The place behind the next question from `place` on.
  func place(behindQuestionFrom place: Int) -> Int {
    let question = items[place...].firstIndex { if case .question = $0 { true } else { false } }
    return question.map { $0 + 1 } ?? items.count
  }

  /// The lines to be typed before `place` outside of tasks.
  func exchanges(before place: Int) -> [LessonExchange] {
    var exchanges: [LessonExchange] = []
    var isInTask = false
    for item in items[..<place] {
      switch item {
      case .begin: isInTask = true
      case .end: isInTask = false
      case .exchange(let exchange): if !isInTask { exchanges.append(exchange) }
      case .prose, .pause, .question: break
      }
    }
    return exchanges
  }

  /// A step, with a place to rest before each further section of a long text.
  private static func items(_ step: LessonStep) -> [Item] {
    switch step {
    case .exchange(let exchange): return [.exchange(exchange)]
    case .prose(let blocks):
      var sections: [[MarkdownBlock]] = [[]]
      for block in blocks {
        if case .heading = block.content, sections.last?.isEmpty == false { sections.append([]) }
        sections[sections.count - 1].append(block)
      }
      return Array(sections.map { [Item.prose($0)] }.joined(separator: [.pause]))
    }
  }
}
