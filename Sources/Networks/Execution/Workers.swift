import Dispatch
import Platform
import Synchronization

/// Spreads numbered pieces of work over processors.
struct Workers: Sendable {
  /// How many run at once; at least 1.
  let count: Int

  /// `count` workers; as many as there are processors where nil.
  init(_ count: Int? = nil) {
    self.count = max(1, count ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Calls `body(piece, worker)` once for each piece 0 ..< pieces, in any order; worker is 0 ..< count, and no two
  /// calls with the same worker overlap. Returns when all are done.
  func forEach(_ pieces: Int, _ body: @Sendable (_ piece: Int, _ worker: Int) -> Void) {
    let workers = min(count, pieces)
    if workers <= 1 {
      for piece in 0..<pieces { body(piece, 0) }
      return
    }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      while true {
        let piece = next.add(1, ordering: .relaxed).oldValue
        guard piece < pieces else { return }
        body(piece, worker)
      }
    }
  }
}
