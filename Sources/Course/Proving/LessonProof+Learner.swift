import Commands
import Debugging
import Platform
import Rendering

/// What is proved of a lesson that somebody takes who types something of their own.
extension LessonProof {
  /// What people type where a lesson waits: it moves the session on by some operations, to another iteration, and far.
  private static let ownLines = ["grad", "step", "continue"]
  /// How long the proof waits until it presses Ctrl-C: a line may ask so many times.
  private static let patience = 20

  /// Takes the lesson with Enter and skip, and types `ownLines` before each line that Enter types: it prints what the page
  /// shows nevertheless.
  mutating func proveForOwnLines(_ session: Session, folder: String) {
    guard failures.isEmpty else { return }
    runner = LessonRunner(session: session, host: host)
    _ = host.takeShown()
    do {
      let folder = folder + "/learner"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try runner.open(lesson, workingFolder: folder)
      takeLesson()
    } catch {
      fail(1, "the lesson, taken by a learner, cannot be opened: \(Interpreter.sentence(error))")
    }
  }

  private mutating func takeLesson() {
    _ = type("lesson")
    while let run = runner.lesson, let item = run.item, failures.isEmpty {
      switch item {
      case .exchange(let exchange):
        // Behind commands, a line of one's own would be one of the stop's.
        for line in Self.ownLines
        where runner.interpreter.collecting == nil && runner.lesson?.place == run.place {
          _ = type(line, patience: Self.patience)
        }
        // A task may be solved by them.
        guard runner.lesson?.place == run.place else { continue }
        let echo = LessonView.typed(exchange.command, at: runner.prompt)
        let printed = type("").dropFirst(Self.lines(echo).count)
        let expected = exchange.output + ["..."]
        guard let (_, actual) = TranscriptMatch.mismatch(expected: expected, actual: Array(printed)) else {
          continue
        }
        fail(
          exchange.command.line,
          "\(exchange.command.text) prints something else where grad, step and continue were typed before it",
          exchange.output.prefix(3).map { "- " + $0 } + printed.dropFirst(actual).prefix(3).map { "+ " + $0 })
      case .question: _ = type("skip")
      case .prose, .pause, .begin, .end: _ = type("")
      }
      if runner.lesson?.place == run.place {
        return fail(run.task?.task.line ?? 1, "a learner who types what is due does not get on here")
      }
    }
  }

  /// Types a line at the prompt and returns the lines that are printed.
  private mutating func type(_ line: String, patience: Int? = nil) -> [String] {
    _ = host.takeShown(patience: patience)
    let outcome = runner.run(line, from: .prompt)
    return Self.lines(host.takeShown() + outcome.output + outcome.errorText)
  }
}
