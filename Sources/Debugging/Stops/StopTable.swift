import Expressions

/// All breakpoints, watchpoints and catchpoints of a session.
public struct StopTable: Sendable {
  /// In the order of their numbers.
  public private(set) var points: [StopPoint] = []
  private var lastID = 0

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
