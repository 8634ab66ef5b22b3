import Base
import Commands
import Platform

/// A lesson that is open, and how far the learner has come.
struct LessonRun: Sendable {
  let lesson: Lesson
  let script: LessonScript
  /// The place in the script: of what comes next, or of what is waited at.
  var place: Int
  /// Whether what comes at `place` is still to be shown.
  var isDue = true
  /// The folder in which lines of the lesson write files.
  var workingFolder = "."
  /// What the person had before, to be given back.
  let own: Workbench
  /// What every task begins with: the state that the lesson's setup makes.
  var beginning: Workbench
  /// Where the text stands: what its own lines made, whatever the learner did beside them.
  var stand: Workbench
  /// The learner's own place, while a line of the text runs where the text stands.
  var aside: Workbench?
  /// Whether the learner is elsewhere than the text, and was told so.
  var isBesideText = false
  /// What the learner and the text are at outside of tasks, while a task is done.
  var mainLine: (learner: Workbench, stand: Workbench)?
  /// The task that is being done, or was just solved.
  var task: TaskRun?
  /// What `resume` goes back to; nil where nobody plays.
  var fork: Workbench?

  init(_ lesson: Lesson, place: Int = 0, own: Workbench, beginning: Workbench) {
    self.lesson = lesson
    script = LessonScript(lesson)
    self.place = place
    self.own = own
    self.beginning = beginning
    stand = beginning
  }

  /// What comes at the place; nil at the end.
  var item: LessonScript.Item? { script.items.indices.contains(place) ? script.items[place] : nil }

  var isPlaying: Bool { fork != nil }

  /// The line that the lesson waits for; nil where it waits for none.
  var awaited: LessonExchange? {
    if !isPlaying, !isDue, case .exchange(let exchange) = item { exchange } else { nil }
  }

  /// What the lines of the lesson may do.
  var permissions: Permissions {
    .lesson(folder: lesson.file.parentFolder, working: workingFolder)
  }
}

/// A task that is being done.
struct TaskRun: Sendable {
  let task: LessonTask
  /// Where its question was asked, to which lesson again goes back.
  var start: Workbench
  var wrongTries = 0
  var hintsShown = 0
  var isSolved = false
  /// Whether the solution is being shown.
  var isSkipped = false
}
