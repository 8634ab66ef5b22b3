import Rendering

/// A host that keeps what lines of a lesson show, and ends those that do too much.
final class ProofHost: Host {
  /// A line asks about once for each iteration, operation or line of a file; this is far more than a lesson needs.
  private static let mostWork = 5_000
  /// How long a line may take, for what asks seldom.
  private static let longest = Duration.seconds(60)

  private var shown = StyledText()
  private var work = 0
  private var patience = ProofHost.mostWork
  private var began = ContinuousClock.now

  /// What a page is written for.
  var display: Display { Display(columns: 80) }

  /// Whether the line has done more than it may.
  private(set) var isExhausted = false

  var isInterrupted: Bool {
    work += 1
    if work > patience || ContinuousClock.now - began > Self.longest { isExhausted = true }
    return isExhausted
  }

  func show(_ text: StyledText) { shown.append(text) }

  func showProgress(_ progress: ProgressReport?) {}

  /// Begins with another line, which may ask `patience` times, and returns what was shown since.
  func takeShown(patience: Int? = nil) -> StyledText {
    defer {
      (shown, work, began, isExhausted) = (StyledText(), 0, ContinuousClock.now, false)
      self.patience = patience ?? Self.mostWork
    }
    return shown
  }
}
