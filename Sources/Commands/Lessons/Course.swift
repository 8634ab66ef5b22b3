import Lessons

/// Where lessons come from, and where what was done of them is kept.
public struct Course: Sendable {
  /// Finds the lessons; asked anew each time, as whoever writes a lesson changes it.
  public var library: @Sendable () throws -> LessonLibrary
  /// What was done of the lessons.
  var progress: LessonProgress

  /// A course of the lessons in `library`; what is done of them is kept in the file at `progressFile`, if any.
  public init(
    progressFile: String? = nil,
    library: @escaping @Sendable () throws -> LessonLibrary = {
      try LessonLibrary(folder: nil, workingFolder: ".", programFolder: nil)
    }
  ) {
    self.library = library
    progress = LessonProgress(file: progressFile)
  }
}
