import Base
import Networks

extension Session {
  /// Goes back to the latest earlier position at which something stops, or to `limit` where nothing did.
  ///
  /// Stretches of the past are run again with the stops watching, the nearest first, each twice as long as the one
  /// before.
  ///
  /// - Throws: `Stopped` where `stop` was given; the session is as it was.
  public mutating func runBackwards<Stopped>(
    to limit: Position = Position(iteration: 0, operation: 0),
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> RunEnd {
    var end = position
    var length = 1
    while stops.areActive, end > limit {
      let start = max(limit, Position(iteration: max(0, end.iteration - length), operation: 0))
      var search = self
      // An iteration more is run, so that every watched value has one to be compared with.
      let primer = Position(iteration: max(0, start.iteration - 1), operation: 0)
      guard try search.go(to: primer, stop: stop) else { return .interrupted }
      // The search counts no hits, and what is to be passed over forwards is not backwards.
      search.stops = stops.ignoringNothing
      search.armStops()
      var found: (position: Position, events: [StopEvent])?
      while search.position < end {
        switch search.run(to: end, stop: stop) {
        // Where the signal was taken back, the search goes on where it was.
        case .interrupted: try stop.check()
        case .reached: break
        case .stopped(let events):
          if search.position > start, search.position < position { found = (search.position, events) }
        }
      }
      if let found {
        guard try go(to: found.position, stop: stop) else { return .interrupted }
        return .stopped(found.events)
      }
      end = start
      length *= 2
    }
    return try go(to: limit, stop: stop) ? .reached : .interrupted
  }
}
