import Datasets

/// The past of a session: what was done in it and where, and snapshots to replay from.
///
/// Between two edits the future follows from the present, bit for bit, so this is enough to show every past position
/// again.
struct Timeline: Sendable {
  /// The edits of each iteration, in the order in which they were made, with the operation that was next.
  private var edits: [Int: [(operation: Int, edit: Edit)]] = [:]
  var snapshots = SnapshotStore()
  /// The loss of each iteration's batch, up to the frontier.
  var losses: [Double] = []
  /// The furthest position that was reached; behind it lies nothing that is known.
  private(set) var frontier = Position(iteration: 0, operation: 0)

  /// Extends the known past to `position`.
  mutating func reach(_ position: Position) { frontier = max(frontier, position) }

  /// The edits made when `position` was the session's, in order.
  func edits(at position: Position) -> [Edit] {
    edits[position.iteration]?.filter { $0.operation == position.operation }.map(\.edit) ?? []
  }

  /// Whether an edit was made in the middle of `iteration`.
  func hasEdits(within iteration: Int) -> Bool {
    edits[iteration]?.contains { $0.operation > 0 } ?? false
  }

  /// The samples that `iteration` was to run on instead of those of the schedule; nil for none.
  func selection(of iteration: Int) -> SampleSelection? {
    for (_, edit) in (edits[iteration] ?? []).reversed() {
      if case .selection(let selection) = edit { return selection }
    }
    return nil
  }

  /// Every edit with its position, in order.
  var allEdits: [(position: Position, edit: Edit)] {
    edits.sorted { $0.key < $1.key }.flatMap { iteration, edits in
      edits.map { (Position(iteration: iteration, operation: $0.operation), $0.edit) }
    }
  }

  /// The last settings that were made up to the start of `iteration`; nil where none were.
  func lastSettings(upTo iteration: Int) -> Settings.Numbers? {
    let places = edits.keys.filter { $0 <= iteration }.sorted(by: >)
    for place in places {
      for (operation, edit) in (edits[place] ?? []).reversed() where place < iteration || operation == 0 {
        if case .settings(let numbers) = edit { return numbers }
      }
    }
    return nil
  }

  /// Records an edit made at `position`.
  mutating func record(_ edit: Edit, at position: Position) {
    edits[position.iteration, default: []].append((position.operation, edit))
  }

  /// Forgets everything after `position`: the edits, the losses, the snapshots.
  mutating func dropFuture(after position: Position) {
    edits = edits.filter { $0.key <= position.iteration }
    edits[position.iteration]?.removeAll { $0.operation > position.operation }
    snapshots.drop(after: position.iteration)
    losses.removeLast(max(0, losses.count - position.iteration))
    frontier = position
  }

  /// Moves the edits made in the middle of `iteration` to its beginning, and forgets which samples it was to run on.
  ///
  /// So it is when an iteration is begun again: what was run of it never happened, what was changed stays changed.
  mutating func collapse(_ iteration: Int) {
    edits[iteration] = edits[iteration]?.filter { !$0.edit.isSelection }.map { (0, $0.edit) }
    frontier = min(frontier, Position(iteration: iteration, operation: 0))
  }
}
