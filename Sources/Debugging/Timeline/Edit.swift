import Datasets
import Matrices
import Networks

/// Something a person did that changes the numbers from there on. Replaying history repeats it at its position.
enum Edit: Sendable {
  /// The iteration was begun again on these samples instead of those of the schedule.
  case selection(SampleSelection)
  /// A parameter's element got a new value.
  case element(MatrixName, MatrixPlace, Double)
  /// All parameters got new values.
  case parameters([Double])
  /// Settings got new values.
  case settings(Settings.Numbers)
  /// Other samples, or another split of them, were put in place.
  case data(DataSet)
  /// A bug was planted; nil where it was taken out.
  case bug(PlantedBug?)

  /// Whether it chooses the samples of one iteration, and nothing beyond it.
  var isSelection: Bool {
    if case .selection = self { return true }
    return false
  }
}
