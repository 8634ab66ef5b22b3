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
  /// - Returns: nil where there were fewer since the last change, where there are no training samples, or where `goesOn`,
  ///   which is asked after every iteration, answered false.
  public func learningRateTrial(over count: Int, goesOn: () -> Bool) -> LearningRateTrial? {
    var start = self
    start.stops = StopTable()
    let first = Position(iteration: position.iteration - count, operation: 0)
    guard first.iteration >= lastChange, start.go(to: first, progress: { _ in goesOn() }),
      let before = start.evaluate(.train)?.loss, let after = evaluate(.train)?.loss
    else { return nil }
    let others = [1 / LearningRateTrial.factor, LearningRateTrial.factor].compactMap { factor -> Double? in
      var other = start
      var settings = other.settings
      settings.alpha *= factor
      other.change(settings)
      other.train(to: position.iteration) { _ in goesOn() }
      return other.position.iteration == position.iteration ? other.evaluate(.train)?.loss : nil
    }
    guard others.count == 2 else { return nil }
    return LearningRateTrial(before: before, after: after, withSmaller: others[0], withLarger: others[1])
  }
}
