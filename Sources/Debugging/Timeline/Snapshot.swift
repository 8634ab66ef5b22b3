import Datasets
import Networks

/// Everything that decides the numbers of an iteration and of those after it, as it was when the iteration began.
///
/// Arrays are shared with the session until one of them changes, so a snapshot costs the memory of the parameters.
struct Snapshot: Sendable {
  let iteration: Int
  let parameters: Parameters
  let settings: Settings
  let data: DataSet
  let program: Program

  /// A snapshot is taken of every second iteration: replaying one takes no longer than a person notices.
  static let spacing = 2

  /// The memory that it takes, in bytes.
  var bytes: Int { (parameters.values.count + parameters.state.count) * MemoryLayout<Double>.stride }
}

/// Snapshots of the beginnings of iterations, as many as a memory limit allows, the older the sparser.
struct SnapshotStore: Sendable {
  /// In the order of their iterations; the first is of iteration 0 and is always kept, like the last.
  private(set) var snapshots: [Snapshot] = []
  private(set) var bytes = 0

  /// Adds a snapshot of an iteration behind all others, and drops older ones until `limit` bytes are kept.
  ///
  /// O(snapshots) where one has to go.
  mutating func append(_ snapshot: Snapshot, limit: Int) {
    guard snapshot.iteration > (snapshots.last?.iteration ?? -1) else { return }
    snapshots.append(snapshot)
    bytes += snapshot.bytes
    while bytes > limit, snapshots.count > 2 { dropLeastUseful() }
  }

  /// The last snapshot at or before `iteration`.
  func last(atOrBefore iteration: Int) -> Snapshot? {
    var low = 0
    var high = snapshots.count
    while low < high {
      let middle = (low + high) / 2
      if snapshots[middle].iteration <= iteration { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? snapshots[low - 1] : nil
  }

  /// Forgets the snapshots of iterations after `iteration`.
  mutating func drop(after iteration: Int) {
    while let last = snapshots.last, last.iteration > iteration {
      snapshots.removeLast()
      bytes -= last.bytes
    }
  }

  /// Drops the snapshot whose neighbours are nearest to each other, measured by how long ago it was.
  private mutating func dropLeastUseful() {
    guard let newest = snapshots.last?.iteration else { return }
    var best = 1
    var bestCost = Double.infinity
    for place in 1..<snapshots.count - 1 {
      let gap = Double(snapshots[place + 1].iteration - snapshots[place - 1].iteration)
      let cost = gap / Double(newest - snapshots[place].iteration + 1)
      if cost < bestCost { (best, bestCost) = (place, cost) }
    }
    bytes -= snapshots[best].bytes
    snapshots.remove(at: best)
  }
}
