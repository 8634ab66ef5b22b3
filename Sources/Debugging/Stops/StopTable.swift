import Expressions

/// All breakpoints, watchpoints and catchpoints of a session.
public struct StopTable: Sendable {
  /// In the order of their numbers.
  public private(set) var points: [StopPoint] = []
  /// The number that was given last; 0 before the first.
  private(set) var lastID = 0

  /// No stop points.
  init() {}

  /// Stop points in the order of their numbers, after which `lastID` was the last number given; nil where they are not so.
  init?(_ points: [StopPoint], lastID: Int) {
    let numbers = points.map(\.id)
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }), lastID >= numbers.last ?? 0,
      lastID < Int.max / 2
    else { return nil }
    (self.points, self.lastID) = (points, lastID)
  }

  /// Adds a stop point and returns its number.
  mutating func add(_ kind: StopPoint.Kind) -> Int {
    lastID += 1
    points.append(StopPoint(id: lastID, kind: kind))
    return lastID
  }

  /// The stop point with a number, or nil. Setting nil deletes it.
  public subscript(id: Int) -> StopPoint? {
    get { points.first { $0.id == id } }
    set {
      guard let place = points.firstIndex(where: { $0.id == id }) else { return }
      if let newValue { points[place] = newValue } else { points.remove(at: place) }
    }
  }

  /// Whether any of them may stop a run.
  var areActive: Bool { points.contains { $0.isEnabled } }

  /// The same points, none of which is to be passed over.
  var ignoringNothing: StopTable {
    var table = self
    for place in table.points.indices { table.points[place].ignoreCount = 0 }
    return table
  }

  /// Deletes all of them; numbers go on from where they were.
  public mutating func removeAll() { points = [] }
}
