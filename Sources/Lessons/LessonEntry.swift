/// A lesson that was found, and is not read yet.
public struct LessonEntry: Sendable, Equatable {
  /// The number its file name begins with.
  public let number: Int
  /// The rest of its file name, without `.md`.
  public let name: String
  /// The path of its file; for a lesson inside the program, `lessons/NN-name.md`.
  public let file: String
  /// What is in it, for a lesson inside the program; nil where the file is to be read.
  let text: String?

  /// Reads the lesson.
  ///
  /// - Throws: `FileError` when its file cannot be read or is too large, `LessonError` when it is no lesson.
  public func read() throws -> Lesson {
    throw LessonError(file: file, line: 1, problem: .noTitle)
  }
}
