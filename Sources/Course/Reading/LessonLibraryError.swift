import Base

/// Why lessons could not be found.
public enum LessonLibraryError: Error, Equatable, Sendable {
  /// Why a folder could not be listed.
  public enum ListingProblem: Sendable {
    case missing, noFolder, refused
  }
  /// The folder at `path` could not be listed.
  case cannotList(path: String, ListingProblem)
  /// No file in the folder is called as a lesson.
  case noLessons(path: String)
  /// Two lessons of a folder have the same number or name.
  case duplicate(String, first: String, second: String)
  /// No lesson has this number, name or beginning of a name; `near` are names that look like it, `lessons` the numbers and
  /// names of all.
  case unknown(String, near: [String], lessons: [String], folder: String?)
  /// More than one lesson's name begins so.
  case ambiguous(String, lessons: [String])
  /// The file is not called as a lesson.
  case badFileName(String)
}

extension LessonLibraryError: ExplainedError {
  /// What was wrong, and what to type.
  public var message: String {
    switch self {
    case .cannotList(let path, .missing):
      "there is no folder \(path); expected a folder of lessons"
    case .cannotList(let path, .noFolder):
      "\(path) is a file; expected a folder of lessons"
    case .cannotList(let path, .refused):
      "the folder \(path) cannot be read; expected one that you may look into"
    case .noLessons(let path):
      "there is no lesson in \(path); expected files such as 03-softmax.md"
    case .duplicate(let what, let first, let second):
      "two lessons have the same \(what): \(first) and \(second)"
    case .unknown(let word, let near, let lessons, let folder):
      "there is no lesson \(word)\(folder.map { " in \($0)" } ?? ""); "
        + (near.isEmpty
          ? "lesson list shows them: \(lessons.joined(separator: ", "))"
          : "did you mean \(near.joined(separator: " or "))?")
    case .ambiguous(let word, let lessons):
      "\(word) may be \(lessons.joined(separator: " or "))"
    case .badFileName(let file):
      "\(file) is not called as a lesson is; expected a name such as 03-softmax.md"
    }
  }
}
