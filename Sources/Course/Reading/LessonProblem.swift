import Markdown

/// What can be wrong with a lesson.
public enum LessonProblem: Error, Equatable {
  /// It cannot be read as Markdown.
  case markdown(MarkdownProblem)
  /// It does not begin with a heading of level 1.
  case noTitle
  /// A second heading of level 1.
  case secondTitle
  /// A block of code in a language that lessons do not know.
  case unknownLanguage(String)
  /// A `setup`, `gradb` or `check` block where it is not acted upon: in a list, in a quote, in a hint.
  case blockOutOfPlace(String, place: String)
  /// A `setup` block behind something that acts already.
  case lateSetup
  /// A block that has no command or no check in it.
  case emptyBlock(String)
  /// A `gradb` block that does not begin with the prompt.
  case noPrompt(String)
  /// A prompt with nothing behind it.
  case emptyCommand
  /// A name of a task that is not made of lower-case letters, digits and hyphens.
  case badTaskName(String)
  /// A second task of the same name, and the line of the first.
  case duplicateTask(String, firstLine: Int)
  /// A task whose heading stands inside another task.
  case taskInTask(String)
  /// A `check`, a hint or a solution outside of a task.
  case outsideTask(String)
  /// A task without a `check` or a solution.
  case taskLacks(String, task: String)
  /// A solution without a transcript of what solves the task.
  case solutionWithoutCommands(task: String)
  /// A second `check` or solution in a task.
  case second(String, task: String)
  /// A `check` or a hint behind the solution.
  case afterSolution(String)
  /// A hint that says nothing.
  case emptyHint
  /// A line of a `check` block that is none of its forms.
  case badCheck(String)
  /// A `check` block in which nothing is asked for, only mistakes.
  case nothingAsked
  /// `~=` without a usable tolerance: `tol` and a number that is not negative.
  case badTolerance
  /// `wrong` without `say "…"`.
  case noSay
}
