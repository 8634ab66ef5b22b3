import Commands
import Debugging
import Rendering

/// Runs lines of commands with an interpreter that has the commands of lessons too, and takes an open lesson on where a
/// line did what it waits for.
package struct LessonRunner: CommandRunner {
  /// Runs the commands.
  package var interpreter: Interpreter
  /// Where lessons come from, and where what was done of them is kept.
  package var curriculum: Curriculum {
    didSet { offerLessons() }
  }
  /// The lesson that is open, if any.
  var lesson: LessonRun? {
    didSet { interpreter.isAsked = lesson?.task?.isSolved == false }
  }
  /// The session as a program begins with it, in which lessons begin.
  let firstSession: Session

  /// The commands of an interpreter and those of lessons.
  package static let commands = CommandTable.standard.adding(CourseCommand.all.map(\.command))

  /// A runner over the built-in digits and a 784-10-10 network; long commands report on `host`.
  package init(host: any Host, curriculum: Curriculum = Curriculum()) {
    self.init(Interpreter(host: host, commands: Self.commands), curriculum)
  }

  /// A runner over a session.
  package init(session: Session, host: any Host, curriculum: Curriculum = Curriculum()) {
    self.init(Interpreter(session: session, host: host, commands: Self.commands), curriculum)
  }

  private init(_ interpreter: Interpreter, _ curriculum: Curriculum) {
    self.interpreter = interpreter
    self.curriculum = curriculum
    firstSession = interpreter.session
    offerLessons()
  }

  /// Has the names of lessons completed.
  private mutating func offerLessons() {
    interpreter.otherCandidates = { [library = curriculum.library] operand in
      guard operand == .lesson else { return [] }
      return ["list", "again", "abandon", "reset"] + ((try? library().entries.map(\.name)) ?? [])
    }
  }

  package static func action(of command: Command) -> Action? {
    CourseCommand.all.first { $0.command == command }?.run ?? actionOfEveryRunner(command)
  }

  /// The commands of a stop may have come with an open lesson.
  package var permissionsOfStops: Permissions? { lesson?.permissions }

  package mutating func runUnrecorded(
    _ line: String, from origin: Interpreter.Origin
  ) -> Interpreter.Outcome {
    if isEnterForLesson(line) { return enterInLesson() }
    let before = lesson
    let isOfText = isAwaited(line)
    if isOfText { goWhereTheTextStands() }
    var outcome = runCommands(line, from: origin)
    if isOfText { goBack(&outcome) }
    followLesson(line, isOfText: isOfText, since: before, &outcome)
    return outcome
  }

  /// What stands before the cursor when a line is asked for.
  package var prompt: StyledText {
    interpreter.collecting == nil && lesson?.isPlaying ?? false ? "(play) " : interpreter.prompt
  }

  /// What Ctrl-D at an empty line does: it ends the commands of a stop, or leaves a lesson; nil where it leaves gradb.
  package mutating func endOfInput() -> Interpreter.Outcome? {
    if let outcome = endStopCommands() { return outcome }
    guard let lesson else { return nil }
    return run(lesson.isPlaying ? "resume" : "lesson abandon", from: .prompt)
  }
}

/// What the rules of lessons read and change of the interpreter.
extension LessonRunner {
  var session: Session { interpreter.session }
  var host: OrderedHost { interpreter.host }
  var workbench: Workbench {
    get { interpreter.workbench }
    set { interpreter.workbench = newValue }
  }
}
