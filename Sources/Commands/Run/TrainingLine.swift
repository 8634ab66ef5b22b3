import Base
import Debugging
import Networks
import Rendering

/// A line of training: what the network is worth after so many updates, as far as it was known when Ctrl-C came.
struct TrainingLine: Finding {
  static let kind = "trainingLine"

  /// The updates that have been made.
  let iteration: Int
  /// The loss of all training samples, without the penalty.
  private(set) var loss: Double?
  /// The share of training samples that are right, 0…1.
  private(set) var trainAccuracy: Double?
  /// The share of dev that is right, 0…1; nil where dev is empty.
  private(set) var devAccuracy: Double?
  /// R² of all training samples, where the targets are numbers.
  private(set) var trainDetermination: Double?
  /// R² of dev, where the targets are numbers.
  private(set) var devDetermination: Double?
  /// Whether Ctrl-C came before all of it was known.
  private(set) var isInterrupted = false
  /// The learning rate, where it changes.
  let alpha: Double?

  init(_ session: Session, _ stop: StopSignal<BrokenOff>) {
    iteration = session.position.iteration
    alpha = session.settings.schedule != .constant ? session.learningRate : nil
    do {
      let train = try session.evaluate(.train, stop: stop)
      (loss, trainAccuracy) = (train?.dataLoss, train?.accuracy)
      trainDetermination = train?.fit?.determination
      let dev = try session.evaluate(.dev, stop: stop)
      (devAccuracy, devDetermination) = (dev?.accuracy, dev?.fit?.determination)
    } catch {
      isInterrupted = true
    }
  }
}
