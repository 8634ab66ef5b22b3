import Base
import Platform

/// What was done of the lessons, in a small file that a person can read.
///
/// A line of the file holds a lesson, a task, the task's fingerprint, and how it was done, with blanks between them. Lines
/// of any other form are left as they are, and mean nothing.
struct LessonProgress: Sendable {
  /// How a task was done.
  enum Way: String, Sendable {
    /// By a right answer.
    case solved
    /// By looking at the solution.
    case skipped
    /// A lesson without tasks was read to its end.
    case read
  }

  /// What a line of the file tells.
  private struct Line: Equatable {
    let lesson: String
    let task: String
    let fingerprint: String
    let way: Way

    init(lesson: String, task: String, fingerprint: String, way: Way) {
      (self.lesson, self.task, self.fingerprint, self.way) = (lesson, task, fingerprint, way)
    }

    init?(_ text: Substring) {
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 4, let way = Way(rawValue: words[3]) else { return nil }
      self.init(lesson: words[0], task: words[1], fingerprint: words[2], way: way)
    }

    var text: String { "\(lesson) \(task) \(fingerprint) \(way.rawValue)" }
  }

  private static let heading =
    "# What was done in gradb's lessons: lesson, task, fingerprint of the task, way."
  /// Stands for the task and its fingerprint in lessons that have none.
  private static let wholeLesson = "-"
  /// The most bytes that such a file has; more is not ours.
  private static let largest = 1 << 20

  private let file: String?
  /// What was done in this process, which counts even where the file cannot be written.
  private var done: [Line] = []
  private var hasComplained = false

  /// Progress that is kept in `file`; only in memory where nil.
  init(file: String?) { self.file = file }

  /// How a task was done; nil where it was not, or was another then.
  func way(_ task: LessonTask, of lesson: Lesson) -> Way? {
    way(task: task.name, fingerprint: task.fingerprint, of: lesson, in: lines())
  }

  /// How each task of a lesson was done, in order; for a lesson without tasks, how it was read.
  func ways(_ lesson: Lesson) -> [Way?] {
    let lines = lines()
    guard !lesson.tasks.isEmpty else {
      return [way(task: Self.wholeLesson, fingerprint: Self.wholeLesson, of: lesson, in: lines)]
    }
    return lesson.tasks.map { way(task: $0.name, fingerprint: $0.fingerprint, of: lesson, in: lines) }
  }

  /// The name of the lesson in which something was done last; nil where nothing was.
  var lastLesson: String? { lines().last?.lesson }

  /// Notes that a task was done; a task once solved stays so.
  ///
  /// - Returns: Why it could not be kept, the first time that is so.
  mutating func note(_ task: LessonTask, of lesson: Lesson, _ way: Way) -> String? {
    if way == .skipped, self.way(task, of: lesson) == .solved { return nil }
    return note(Line(lesson: lesson.name, task: task.name, fingerprint: task.fingerprint, way: way))
  }

  /// Notes that a lesson without tasks was read to its end.
  ///
  /// - Returns: Why it could not be kept, the first time that is so.
  mutating func noteRead(_ lesson: Lesson) -> String? {
    note(
      Line(lesson: lesson.name, task: Self.wholeLesson, fingerprint: Self.wholeLesson, way: .read))
  }

  /// Forgets what was done of a lesson; of all where nil.
  ///
  /// - Throws: `FileError` where the file cannot be written.
  mutating func forget(_ lesson: String?) throws {
    done.removeAll { lesson == nil || $0.lesson == lesson }
    try rewrite { lesson == nil || $0.lesson == lesson }
  }

  private func way(task: String, fingerprint: String, of lesson: Lesson, in lines: [Line]) -> Way? {
    lines.last { $0.lesson == lesson.name && $0.task == task && $0.fingerprint == fingerprint }?.way
  }

  private mutating func note(_ line: Line) -> String? {
    done.append(line)
    do {
      try rewrite(adding: line) { $0.lesson == line.lesson && $0.task == line.task }
      return nil
    } catch {
      defer { hasComplained = true }
      return hasComplained ? nil : "your progress was not kept: \(error.message)"
    }
  }

  /// What the file says, and what was done since.
  private func lines() -> [Line] {
    (file.flatMap { try? Self.texts($0) } ?? []).compactMap { Line($0[...]) } + done
  }

  /// The lines of the file; none where there is no file.
  ///
  /// - Throws: `FileError` where what is there is no such file.
  private static func texts(_ file: String) throws(FileError) -> [String] {
    guard access(file, F_OK) == 0 else { return [] }
    let bytes = try InputFile.bytes(file, limit: largest)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .cannotRead(path: file, reason: "it is no text")
    }
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// Writes the file anew without the lines that `isOld` names, and with another; other processes wait meanwhile.
  private func rewrite(adding line: Line? = nil, without isOld: (Line) -> Bool) throws(FileError) {
    guard let file else { return }
    let folder = file.parentFolder
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // The file is replaced, so that its folder is what all can lock.
    let lock = open(folder, O_RDONLY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0 { while flock(lock, LOCK_EX) != 0, errno == EINTR {} }
    var texts = try Self.texts(file).filter { text in Line(text[...]).map { !isOld($0) } ?? true }
    if texts.isEmpty { texts = [Self.heading] }
    if let line { texts.append(line.text) }
    try AtomicFile.write(texts.map { $0 + "\n" }.joined(), to: file)
  }
}
