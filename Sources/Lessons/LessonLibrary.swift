/// The lessons of one folder, or those inside the program, by number.
public struct LessonLibrary: Sendable, Equatable {
  /// The folder they are in; nil for the course inside the program.
  public let folder: String?
  /// The lessons, by number; no two have the same number or name.
  public let entries: [LessonEntry]

  /// Looks for lessons: in `folder` if a person named one; else in `lessons` in the working folder, then in `lessons`
  /// in the program's folder, then inside the program. A folder in which no file is called as a lesson is passed over,
  /// unless the person named it.
  ///
  /// - Throws: `LessonLibraryError` when the named folder has no lessons, a folder cannot be read, or two lessons have
  ///   the same number or name.
  public init(folder: String?, workingFolder: String, programFolder: String?) throws(LessonLibraryError) {
    self.folder = folder
    entries = []
  }

  /// The lesson that a person means by `word`: its number (`3`, `03`), its name, the beginning of the name of only one
  /// lesson, its file name, or the path of a file (a word with a slash, or that ends in `.md`).
  public func entry(_ word: String) throws(LessonLibraryError) -> LessonEntry {
    throw .unknown(word, near: [], lessons: entries.map(\.name))
  }
}
