import Base
import Commands
import Rendering
import Synchronization

/// A host that keeps what lines of a lesson show, and ends those that do too much.
final class ProofHost: Host {
  /// A line asks about once for each iteration, operation or line of a file; this is far more than a lesson needs.
  private static let mostWork = 5_000
  /// How long a line may take, for what asks seldom.
  private static let longest = Duration.seconds(60)

  private var shown = StyledText()
  private var work = 0
  private var patience = ProofHost.mostWork
  private var end = ContinuousClock.now + ProofHost.longest
  private let mark = Mark()

  /// What a page is written for.
  var display: Display { Display(columns: 80) }

  /// Whether the line has done more than it may.
  var isExhausted: Bool { mark.isSet.load(ordering: .relaxed) }

  /// Other threads ask it, too, and for every block: that costs no patience.
  var stop: StopSignal<BrokenOff> {
    StopSignal { [mark, end] in
      if ContinuousClock.now > end { mark.isSet.store(true, ordering: .relaxed) }
      return mark.isSet.load(ordering: .relaxed) ? BrokenOff() : nil
    }
  }

  var isInterrupted: Bool {
    count()
    return stop.isGiven
  }

  private func count() {
    work += 1
    if work > patience { mark.isSet.store(true, ordering: .relaxed) }
  }

  func show(_ finding: any Finding) { shown.append(finding.text(in: display)) }

  func showProgress(_ progress: ProgressReport?) { if progress != nil { count() } }

  /// Begins with another line, which may ask `patience` times, and returns what was shown since.
  func takeShown(patience: Int? = nil) -> StyledText {
    defer {
      (shown, work, end) = (StyledText(), 0, ContinuousClock.now + Self.longest)
      mark.isSet.store(false, ordering: .relaxed)
      self.patience = patience ?? Self.mostWork
    }
    return shown
  }

  /// That the line has done more than it may, for any thread to see.
  private final class Mark: Sendable {
    let isSet = Atomic(false)
  }
}
