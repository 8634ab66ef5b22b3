import Base
import Debugging
import Matrices
import Networks
import Rendering

/// What an update did: the loss of the same batch before and after, and the parameter that moved most.
struct UpdateReport: Finding {
  static let kind = "update"

  /// The loss of the batch on both sides of the update.
  struct Losses: Sendable, Encodable {
    let before: Double
    let after: Double
    /// Why it rose; nil where it did not.
    let reasonToRise: String?
  }

  /// The element of a parameter that moved most.
  struct Move: Sendable, Encodable {
    let element: String
    let before: Double
    let after: Double
  }

  /// The update.
  let line: ProgramLine
  /// The iteration that it ended.
  let iteration: Int
  /// The learning rate.
  let alpha: Double
  /// What it does, in a sentence; nil where the person wants it brief.
  let meaning: String?
  /// The samples in words.
  let batch: String
  /// Whether they are of dev, which they are then no more fit to judge by.
  let trainedOnDev: Bool
  /// nil where Ctrl-C came before they were known; the update has been made all the same.
  let losses: Losses?
  /// How many of the parameters changed.
  let changed: Int
  /// All parameters.
  let parameterCount: Int
  /// nil where no parameter changed.
  let largestMove: Move?

  /// The update between two sessions.
  init(
    before: Session, after: Session, detail: ShowingSettings.Detail, stop: StopSignal<BrokenOff>
  ) {
    line = before.line(at: before.position.operation)
    iteration = before.position.iteration
    alpha = before.learningRate
    meaning = detail == .full ? before.nextOperation.notes.meaning : nil
    batch = before.batch.words
    trainedOnDev = before.batch.origin.part == .dev
    losses = try? Self.losses(before, after, stop)
    (changed, largestMove) = Self.moves(before, after)
    parameterCount = before.architecture.parameterCount
  }

  private static func losses(
    _ before: Session, _ after: Session, _ stop: StopSignal<BrokenOff>
  ) throws(BrokenOff) -> Losses {
    let batch = before.batch.batch
    // A weight that was set after the loss was computed has no part in it.
    let computed = before.wasEditedMidIteration ? nil : before.workspace.loss
    let lossBefore = if let computed { computed } else { try before.evaluate(batch, stop: stop).loss }
    let lossAfter = try after.evaluate(batch, stop: stop).loss
    let reason = lossAfter > lossBefore ? try reasonToRise(before, from: lossBefore, stop) : nil
    return Losses(before: lossBefore, after: lossAfter, reasonToRise: reason)
  }

  /// Why the loss of the batch rose: a step that is short enough goes down, where its direction is right.
  private static func reasonToRise(
    _ before: Session, from loss: Double, _ stop: StopSignal<BrokenOff>
  ) throws(BrokenOff) -> String {
    if before.learningRate < 0 { return "with alpha below 0, updates go uphill" }
    var short = before
    var settings = short.settings
    settings.alpha /= 1000
    short.change(settings)
    try short.step(stop: stop)
    if try short.evaluate(before.batch.batch, stop: stop).loss < loss { return "alpha may be too large" }
    return before.settings.rule.optimizer.uphillWords
      ?? "a smaller alpha would not help; gradcheck checks the gradients"
  }

  private static func moves(_ before: Session, _ after: Session) -> (changed: Int, largest: Move?) {
    var largest: Move?
    var changed = 0
    for name in before.architecture.parameterNames {
      guard let old = before.parameters[name], let new = after.parameters[name] else { continue }
      changed += zip(old.elements, new.elements).count { $0 != $1 }
      let moves = Matrix(
        rows: old.rows, columns: old.columns, elements: zip(old.elements, new.elements).map { $1 - $0 })
      guard let place = moves.largestMagnitude else { continue }
      let (from, to) = (old[place.row, place.column], new[place.row, place.column])
      if largest.map({ abs(to - from) > abs($0.after - $0.before) }) ?? true {
        largest = Move(element: "\(name)[\(place.row),\(place.column)]", before: from, after: to)
      }
    }
    return (changed, changed > 0 ? largest : nil)
  }
}
