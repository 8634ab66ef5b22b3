import Base
import Networks

/// What the last iterations did to the loss, and what they would have done with a smaller and with a larger learning rate.
///
/// Whether a rate is too large or too small cannot be read from a loss alone. So the same iterations run again.
public struct LearningRateTrial: Sendable, Equatable {
  /// By how much the other rates are smaller and larger.
  public static let factor = 10.0

  /// The loss of all training samples, with its penalty, as that is what gradients lead down, before the iterations.
  public let before: Double
  /// What it was after them.
  public let after: Double
  /// What it would have been after them with a learning rate smaller by `factor`.
  public let withSmaller: Double
  /// What it would have been after them with one larger by `factor`.
  public let withLarger: Double

  /// Whether a smaller rate would have brought the loss further down, and down at all.
  public var asksForSmaller: Bool { withSmaller < min(before, after) && !(withLarger < withSmaller) }
  /// Whether a larger one would have.
  public var asksForLarger: Bool { withLarger < min(before, after) && !(withSmaller <= withLarger) }
}

extension Session {
  /// The first iteration since which nothing was changed by hand.
  public var lastChange: Int {
    let edits = timeline.allEdits.filter { $0.position <= position && !$0.edit.isSelection }
    return edits.map { $0.position.iteration + ($0.position.operation > 0 ? 1 : 0) }.max() ?? 0
  }

  /// Tries other learning rates on the last `count` iterations.
  ///
  /// - Returns: nil where there were fewer since the last change, or where there are no training samples.
  /// - Throws: `Stopped` where `stop` was given.
  public func learningRateTrial<Stopped>(
    over count: Int, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> LearningRateTrial? {
    var start = self
    start.stops = StopTable()
    let first = Position(iteration: position.iteration - count, operation: 0)
    guard first.iteration >= lastChange, try start.go(to: first, stop: stop),
      let before = try start.evaluate(.train, stop: stop)?.loss,
      let after = try evaluate(.train, stop: stop)?.loss,
      let smaller = try start.loss(after: count, alphaTimes: 1 / LearningRateTrial.factor, stop),
      let larger = try start.loss(after: count, alphaTimes: LearningRateTrial.factor, stop)
    else { return nil }
    return LearningRateTrial(before: before, after: after, withSmaller: smaller, withLarger: larger)
  }

  /// The loss of all training samples after `count` more iterations with another learning rate.
  private func loss<Stopped>(
    after count: Int, alphaTimes factor: Double, _ stop: StopSignal<Stopped>
  ) throws(Stopped) -> Double? {
    var other = self
    var settings = other.settings
    settings.alpha *= factor
    other.change(settings)
    try other.train(to: position.iteration + count, stop: stop)
    return try other.evaluate(.train, stop: stop)?.loss
  }
}
