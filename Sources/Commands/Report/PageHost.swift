import Base
import Rendering

/// A host whose text goes on a page: of a fixed width, whatever the terminal's is. Progress and Ctrl-C are the terminal's.
final class PageHost: Host {
  private let host: any Host

  init(_ host: any Host) { self.host = host }

  var display: Display { Display(columns: 84) }
  var stop: StopSignal<BrokenOff> { host.stop }
  var isInterrupted: Bool { host.isInterrupted }
  func show(_ finding: any Finding) {}
  func showProgress(_ progress: ProgressReport?) { host.showProgress(progress) }
}
