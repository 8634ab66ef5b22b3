import Debugging
import Rendering

/// How a training ended.
struct TrainingEnd: Finding {
  static let kind = "trainingEnd"

  enum Reason: Sendable, Encodable {
    /// All iterations were run.
    case reached
    /// A stop stopped it, which tells of itself.
    case stopped
    /// Ctrl-C ended it; with `isAnyDone`, behind a whole iteration.
    case interrupted(isAnyDone: Bool)
    /// The loss was no finite number.
    case notFinite(iteration: Int, advice: String)
  }

  /// The updates that have been made.
  let iteration: Int
  let reason: Reason
  /// What the training looks like where it came to nothing.
  let standstill: StandstillReport?
}
