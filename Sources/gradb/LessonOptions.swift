import ArgumentParser
import Commands
import Course
import Platform
import Terminal

/// Where the command line says that lessons are.
struct LessonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where the lessons are, instead of ./lessons.", valueName: "folder"),
    completion: .directory)
  var lessons: String?

  /// The names of the lessons inside the program, for shells to offer.
  static var names: [String] { ((try? LessonLibrary.inProgram())?.entries ?? []).map(\.name) }

  /// Finds the lessons.
  func library() throws(LessonLibraryError) -> LessonLibrary {
    try LessonLibrary(folder: lessons, workingFolder: ".", programFolder: programFolder)
  }

  /// The lessons, with the person's own progress.
  func curriculum(_ environment: [String: String]) -> Curriculum {
    Curriculum(progressFile: UserFolders(environment: environment).lessonsFile) { [self] in try library() }
  }
}
