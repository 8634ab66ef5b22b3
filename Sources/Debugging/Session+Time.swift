import Base
import Networks

extension Session {
  /// The furthest position that was reached since `start`.
  public var frontier: Position { timeline.frontier }

  /// Goes to a position between the start and the frontier, where every number is as it was.
  ///
  /// Goes on from the nearest snapshot before it: O(iterations since then × an iteration). From a look aside it goes to
  /// the other operations of the same iteration on the same samples, and else back into history.
  ///
  /// `progress` hears the share of the way that is done, 0…1, before and after every iteration.
  ///
  /// - Returns: false, with the session as it was, where the target was never reached.
  /// - Throws: `Stopped`, with the session as it was, where `stop` was given.
  public mutating func go<Stopped>(
    to target: Position, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> Bool {
    guard target <= timeline.frontier else { return false }
    var moved = self
    if isAside, target.iteration == position.iteration, target.operation > 0 {
      moved.forgetIteration()
      (moved.chosen, moved.isAside) = (chosen, true)
      try moved.run(to: target.operation, stop: stop)
      moved.armStops()
      self = moved
      return true
    }
    if target == position, !isAside { return true }
    let isAhead = position <= target && !isAside
    let nearest = timeline.snapshots.last(atOrBefore: target.iteration)
    if !isAhead || (nearest?.iteration ?? 0) > position.iteration {
      guard let nearest else { return false }
      moved.restore(nearest)
    }
    let start = moved.position.iteration
    let length = Double(max(1, target.iteration - start))
    progress(0)
    try moved.train(to: target.iteration, stop: stop) {
      progress(Double($0.position.iteration - start) / length)
      return true
    }
    try moved.run(to: target.operation, stop: stop)
    moved.armStops()
    self = moved
    return true
  }

  /// Puts back what a snapshot holds; settings that decide no number stay.
  mutating func restore(_ snapshot: Snapshot) {
    parameters = snapshot.parameters
    settings.numbers = snapshot.settings.numbers
    data = snapshot.data
    program = snapshot.program
    position = Position(iteration: snapshot.iteration, operation: 0)
    forgetIteration()
    arrive()
  }

  /// The position `count` operations earlier, but not before the start.
  public func earlier(by count: Int) -> Position {
    var (place, left) = (position, count)
    while left > place.operation, place.iteration > 0 {
      left -= place.operation
      place.iteration -= 1
      // An iteration may have had more operations than the present one, or fewer.
      place.operation = program(at: place.iteration).operations.count
    }
    place.operation = max(0, place.operation - left)
    return place
  }

  /// The program of an iteration of the known past, by the names of its operations; the bug is the present one.
  public func program(at iteration: Int) -> Program {
    let rule = numbers(at: iteration).rule
    return rule == program.rule ? program : Program(architecture, rule: rule, bug: bug)
  }

  /// The settings that were in force when an iteration of the known past began.
  func numbers(at iteration: Int) -> Settings.Numbers {
    timeline.lastSettings(upTo: iteration) ?? timeline.snapshots.snapshots.first?.settings.numbers
      ?? settings.numbers
  }

  /// The position before the operations of the layer and stage that the last operation belongs to.
  public var startOfLastLayer: Position {
    startOfLast { $0.stage == $1.stage && $0.layer == $1.layer }
  }

  /// The position before the operations of the stage that the last operation belongs to.
  public var startOfLastStage: Position { startOfLast { $0.stage == $1.stage } }

  private func startOfLast(_ belong: (any Operation, any Operation) -> Bool) -> Position {
    var place = earlier(by: 1)
    let operations = program(at: place.iteration).operations
    while place.operation > 0, belong(operations[place.operation - 1], operations[place.operation]) {
      place.operation -= 1
    }
    return place
  }
}
