import Commands
import Rendering

/// A host that keeps what it is given, and that presses Ctrl-C when a test says so.
final class RecordingHost: Host {
  /// What it can show.
  var display: Display
  /// What was shown before the command was done, in order.
  private(set) var shown: [StyledText] = []
  /// The reports of progress, in order; nil where the bar was taken away.
  private(set) var progress: [ProgressReport?] = []
  /// How often a command asked whether the person interrupted it.
  private(set) var polls = 0
  /// Ctrl-C is pressed just before this poll (from 1), and stays pressed; never where nil.
  var interruptedFromPoll: Int?

  init(display: Display = Display()) {
    self.display = display
  }

  var isInterrupted: Bool {
    polls += 1
    return interruptedFromPoll.map { polls >= $0 } ?? false
  }

  func show(_ text: StyledText) { shown.append(text) }

  func showProgress(_ report: ProgressReport?) { progress.append(report) }

  /// Everything that was shown, as characters.
  var shownText: String { shown.map(\.plain).joined() }

  /// Forgets what was recorded, and lets go of Ctrl-C.
  func forget() {
    shown = []
    progress = []
    polls = 0
    interruptedFromPoll = nil
  }
}
