import Networks

extension Session {
  /// Goes back to the latest earlier position at which something stops, or to the start where nothing did.
  ///
  /// Stretches of the past are run again with the stops watching, the nearest first, each twice as long as the one
  /// before. `isWanted` is asked before every iteration; where it answers false, the session is as it was.
  public mutating func runBackwards(isWanted: () -> Bool = { true }) -> RunEnd {
    var end = position
    var length = 1
    while end > Position(iteration: 0, operation: 0) {
      let start = Position(iteration: max(0, end.iteration - length), operation: 0)
      var search = self
      // An iteration more is run, so that every watched value has one to be compared with.
      let primer = Position(iteration: max(0, start.iteration - 1), operation: 0)
      guard search.go(to: primer, progress: { _ in isWanted() }) else { return .interrupted }
      // The search counts no hits, and what is to be passed over forwards is not backwards.
      search.stops = stops.ignoringNothing
      search.armStops()
      var found: (position: Position, events: [StopEvent])?
      while search.position < end {
        switch search.run(to: end, observe: { _ in isWanted() }) {
        case .interrupted: return .interrupted
        case .reached: break
        case .stopped(let events):
          if search.position > start, search.position < position { found = (search.position, events) }
        }
      }
      if let found {
        guard go(to: found.position, progress: { _ in isWanted() }) else { return .interrupted }
        return .stopped(found.events)
      }
      end = start
      length *= 2
    }
    _ = go(to: end)
    return .reached
  }
}
