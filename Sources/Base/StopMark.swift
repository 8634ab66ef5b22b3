import Synchronization

/// The mark that workers leave when one of them leaves a piece of work out, because it found its signal given.
///
/// To ask the signal once more at the end would be a race: if it was taken back in between, sums with a piece missing
/// would pass for whole ones.
public final class StopMark<Stopped: Error>: Sendable {
  private let stop: StopSignal<Stopped>
  private let isSet = Atomic(false)
  private let reason = Mutex<Stopped?>(nil)

  /// No mark yet.
  public init(_ stop: StopSignal<Stopped>) { self.stop = stop }

  /// Whether the next piece is to be left out: the signal is given, or another piece was left out. Any thread may ask.
  public func leavesOut() -> Bool {
    if isSet.load(ordering: .relaxed) { return true }
    guard let reason = stop.reason else { return false }
    set(reason)
    return true
  }

  /// Marks that a piece was left out, or ended early.
  public func set(_ reason: Stopped) {
    self.reason.withLock { $0 = $0 ?? reason }
    isSet.store(true, ordering: .relaxed)
  }

  /// Ends the work, once no worker is at it any more.
  ///
  /// - Throws: `Stopped` where a piece was left out.
  public func end() throws(Stopped) {
    if let reason = reason.withLock({ $0 }) { throw reason }
  }
}
