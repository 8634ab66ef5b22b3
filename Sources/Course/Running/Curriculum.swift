/// Where lessons come from, and where what was done of them is kept.
package struct Curriculum: Sendable {
  /// Finds the lessons; asked anew each time, as whoever writes a lesson changes it.
  package var library: @Sendable () throws -> LessonLibrary
  /// What was done of the lessons.
  var progress: LessonProgress

  /// The lessons in `library`; what is done of them is kept in the file at `progressFile`, if any.
  package init(
    progressFile: String? = nil,
    library: @escaping @Sendable () throws -> LessonLibrary = {
      try LessonLibrary(folder: nil, workingFolder: ".", programFolder: nil)
    }
  ) {
    self.library = library
    progress = LessonProgress(file: progressFile)
  }
}
