import Base
import Commands
import Rendering

/// Shows nothing.
final class SilentHost: Host {
  var display: Display { Display() }
  var stop: StopSignal<BrokenOff> { StopSignal { nil } }
  func show(_ finding: any Finding) {}
  func showProgress(_ progress: ProgressReport?) {}
}
