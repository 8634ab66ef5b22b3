import Networks

extension Session {
  /// The furthest position that was reached since `start`.
  public var frontier: Position { timeline.frontier }

  /// Goes to a position between the start and the frontier, where every number is as it was.
  ///
  /// Goes on from the nearest snapshot before it: O(iterations since then × an iteration).
  ///
  /// `progress` hears the share of the way that is done, 0…1, before and after every iteration.
  ///
  /// - Returns: false, with the session as it was, where `progress` answered false, or the target was never reached.
  public mutating func go(to target: Position, progress: (Double) -> Bool = { _ in true }) -> Bool {
    guard target <= timeline.frontier else { return false }
    if target == position { return true }
    var moved = self
    let isAhead = position <= target
    let nearest = timeline.snapshots.last(atOrBefore: target.iteration)
    if !isAhead || (nearest?.iteration ?? 0) > position.iteration {
      guard let nearest else { return false }
      moved.restore(nearest)
    }
    let start = moved.position.iteration
    let length = Double(max(1, target.iteration - start))
    guard progress(0) else { return false }
    moved.train(to: target.iteration) { progress(Double($0.position.iteration - start) / length) }
    guard moved.position.iteration == target.iteration else { return false }
    moved.run(to: target.operation)
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
    let length = program.operations.count
    let now = position.iteration * length + position.operation
    let then = count > now ? 0 : now - count
    return Position(iteration: then / length, operation: then % length)
  }

  /// The position before the operations of the layer and stage that the last operation belongs to.
  public var startOfLastLayer: Position {
    startOfLast { $0.stage == $1.stage && $0.layer == $1.layer }
  }

  /// The position before the operations of the stage that the last operation belongs to.
  public var startOfLastStage: Position { startOfLast { $0.stage == $1.stage } }

  private func startOfLast(_ belong: (any Operation, any Operation) -> Bool) -> Position {
    var place = earlier(by: 1)
    while place.operation > 0,
      belong(program.operations[place.operation - 1], program.operations[place.operation])
    {
      place.operation -= 1
    }
    return place
  }
}
