import Base
import Rendering

/// A host behind the output of the commands that ran before in the same line: a command that shows something while it
/// runs must not get ahead of them.
package final class OrderedHost: Host {
  private let host: any Host
  /// What the commands before left to show; empty once it was shown.
  var pending: [any Finding] = []
  /// Whether nothing is shown but progress.
  package var isSilent = false
  /// Where all that is typed and shown is written, too; nil for nowhere.
  var transcript: TranscriptFile?

  init(_ host: any Host) { self.host = host }

  package var display: Display { host.display }
  package var stop: StopSignal<BrokenOff> { host.stop }
  package var isInterrupted: Bool { host.isInterrupted }

  package func show(_ finding: any Finding) {
    pending.add(finding)
    showPending()
  }

  /// Shows what the commands before left to show.
  package func showPending() {
    if !isSilent {
      for finding in pending {
        host.show(finding)
        transcript?.add(finding.text(in: display))
      }
    }
    pending = []
  }

  /// Whether the line that runs was typed by somebody who wants what is longer than the screen one screen at a time.
  var pages = false

  /// Shows a long result, with what the commands before left to show in front of it.
  func showInPortions(_ next: () throws -> StyledText?) throws {
    try showInPortions(pages: pages, next)
  }

  package func showInPortions(pages: Bool, _ next: () throws -> StyledText?) throws {
    guard !isSilent else { return }
    try host.showInPortions(pages: pages) {
      guard let portion = try next() else { return nil }
      let all = pending.text(in: display) + portion
      pending = []
      transcript?.add(all)
      return all
    }
  }

  package func showProgress(_ progress: ProgressReport?) { host.showProgress(progress) }
}
