import Base
import Commands
import Rendering
import Synchronization

/// A host that keeps what it is given, and that presses Ctrl-C when a test says so.
package final class RecordingHost: Host {
  /// What it can show.
  package var display: Display
  /// What was shown before the command was done, in order.
  package private(set) var findings: [any Finding] = []
  /// The reports of progress, in order; nil where the bar was taken away.
  package private(set) var progress: [ProgressReport?] = []
  /// How often a command asked whether the person interrupted it, or told how far it has come.
  package private(set) var polls = 0
  /// Ctrl-C is pressed just before this poll (from 1), and stays pressed; never where nil.
  package var interruptedFromPoll: Int?
  /// Ctrl-C is pressed just before the signal is asked for the time with this number (from 1), be it between two blocks of
  /// an operation, and stays pressed; never where nil.
  package var interruptedFromQuestion: Int? {
    didSet { key.at.store(interruptedFromQuestion ?? .max, ordering: .relaxed) }
  }
  private let key = Key()

  package init(display: Display = Display()) {
    self.display = display
  }

  /// How often the signal was asked for.
  package var questions: Int { key.questions.load(ordering: .relaxed) }

  package var stop: StopSignal<BrokenOff> {
    StopSignal { [key] in
      let question = key.questions.add(1, ordering: .relaxed).newValue
      if question >= key.at.load(ordering: .relaxed) { key.isPressed.store(true, ordering: .relaxed) }
      return key.isPressed.load(ordering: .relaxed) ? BrokenOff() : nil
    }
  }

  package var isInterrupted: Bool {
    poll()
    return stop.isGiven
  }

  package func show(_ finding: any Finding) { findings.append(finding) }

  package func showProgress(_ report: ProgressReport?) {
    progress.append(report)
    if report != nil { poll() }
  }

  private func poll() {
    polls += 1
    if let first = interruptedFromPoll, polls >= first { key.isPressed.store(true, ordering: .relaxed) }
  }

  /// Everything that was shown, as characters.
  package var shownText: String { shown.map(\.plain).joined() }

  /// The findings as text.
  package var shown: [StyledText] { findings.map { $0.text(in: display) } }

  /// Forgets what was recorded, and lets go of Ctrl-C.
  package func forget() {
    findings = []
    progress = []
    polls = 0
    interruptedFromPoll = nil
    interruptedFromQuestion = nil
    key.questions.store(0, ordering: .relaxed)
    key.isPressed.store(false, ordering: .relaxed)
  }

  /// The key, which any thread may look at.
  private final class Key: Sendable {
    let questions = Atomic(0)
    let at = Atomic(Int.max)
    let isPressed = Atomic(false)
  }
}
