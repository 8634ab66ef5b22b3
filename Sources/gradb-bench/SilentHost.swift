import Commands
import Rendering

/// Shows nothing.
final class SilentHost: Host {
  var display: Display { Display() }
  var isInterrupted: Bool { false }
  func show(_ text: StyledText) {}
  func showProgress(_ progress: ProgressReport?) {}
}
