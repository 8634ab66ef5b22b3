import Base

extension Session {
  /// The loss of the batch of every iteration in `range` that was run, as it was recorded when it ran.
  public func recordedLosses(_ range: Range<Int>) -> [(iteration: Int, loss: Double)] {
    range.clamped(to: timeline.losses.indices).map { ($0, timeline.losses[$0]) }
  }

  /// What `look` sees in the session as it was at each of `positions`, which ascend; the session itself stays where it is.
  ///
  /// Each is reached from the nearest snapshot or position before it. `progress` hears the share that is done, 0…1.
  ///
  /// - Returns: nil where a position lies beyond the frontier.
  /// - Throws: `Stopped` where `stop` was given; what `look` throws.
  public func visiting<Seen, Stopped>(
    _ positions: [Position], stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }, look: (Session) throws -> Seen
  ) throws -> [Seen]? {
    var past = self
    // Nobody is there to be told of a stop.
    past.stops = StopTable()
    var seen: [Seen] = []
    for (index, position) in positions.enumerated() {
      let share = { (part: Double) in (Double(index) + part) / Double(positions.count) }
      progress(share(0))
      guard try past.go(to: position, stop: stop, progress: { progress(share($0)) }) else { return nil }
      seen.append(try look(past))
    }
    return seen
  }
}
