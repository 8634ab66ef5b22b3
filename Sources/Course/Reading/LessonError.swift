import Base

/// What is wrong with a lesson, and where.
public struct LessonError: ExplainedError, Equatable {
  /// The file, as it was found.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong there.
  public var problem: LessonProblem

  /// File and line, what was wrong, and what was expected.
  public var message: String { "\(file):\(line): \(problem.message)" }
}
