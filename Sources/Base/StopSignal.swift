/// A person's wish to end long work early, which the work asks for between its pieces, on any thread.
///
/// What is ended so throws a `Stopped`, and none of the piece that it was in has happened. A signal that nobody can give
/// has `Never` for it (`.never`), so work that nobody can end needs no `try`.
public struct StopSignal<Stopped: Error>: Sendable {
  private let ask: @Sendable () -> Stopped?

  /// A signal that is given where `ask`, which any thread may call at any time, gives an error. It should take no more
  /// than nanoseconds.
  public init(_ ask: @escaping @Sendable () -> Stopped?) { self.ask = ask }

  /// What to throw where the signal is given now; nil where work should go on.
  public var reason: Stopped? { ask() }

  /// Whether it is given now.
  public var isGiven: Bool { ask() != nil }

  /// Asks, where a piece of work ends and another begins.
  ///
  /// - Throws: `Stopped` where the signal is given.
  public func check() throws(Stopped) {
    if let reason = ask() { throw reason }
  }
}

extension StopSignal where Stopped == Never {
  /// A signal that is never given.
  public static var never: Self { Self { nil } }
}

extension StopSignal where Stopped == BrokenOff {
  /// A signal that is given while `isRequested` says so.
  public init(when isRequested: @escaping @Sendable () -> Bool) {
    self.init { isRequested() ? BrokenOff() : nil }
  }

  /// A signal that is given once `duration` has passed from now.
  public static func after(_ duration: Duration) -> Self {
    let end = ContinuousClock.now + duration
    return Self { ContinuousClock.now > end }
  }
}

/// Somebody asked to end long work early.
public struct BrokenOff: ExplainedError, Equatable {
  /// What is thrown where a signal is given.
  public init() {}

  /// One sentence.
  public var message: String { "it was interrupted; nothing has changed" }
}
