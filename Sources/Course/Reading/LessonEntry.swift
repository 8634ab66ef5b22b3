import Base
import Markdown

/// A lesson that was found, and is not read yet.
public struct LessonEntry: Sendable, Equatable {
  /// The number its file name begins with.
  public let number: Int
  /// The rest of its file name, without `.md`.
  public let name: String
  /// The path of its file; for a lesson inside the program, `lessons/NN-name.md`.
  public let file: String
  /// What is in it, for a lesson inside the program; nil where the file is to be read.
  private let text: String?

  /// The lesson of a file called `fileName` at `file`; nil if no lesson is called so.
  init?(fileName: String, file: String, text: String? = nil) {
    guard let parts = LessonFileName(fileName) else { return nil }
    number = parts.number
    name = parts.name
    self.file = file
    self.text = text
  }

  /// Reads the lesson.
  ///
  /// - Throws: `FileError` when its file cannot be read or is too large, `LessonError` when it is no lesson.
  public func read() throws -> Lesson {
    let bytes = try text.map { Array($0.utf8) } ?? InputFile.bytes(file, limit: MarkdownDocument.maximumSize)
    return try Lesson(bytes, number: number, name: name, file: file)
  }
}
