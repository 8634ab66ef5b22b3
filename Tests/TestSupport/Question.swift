import Base
import Matrices
import Synchronization

/// A signal that is given at one question, counted from 1, and taken back at once, whichever thread asks.
///
/// Whoever looks at it once more at the end finds it not given.
public final class Question: Sendable {
  private let number: Int
  private let asked = Atomic(0)

  /// A signal that is given at question `number`.
  public init(_ number: Int) { self.number = number }

  /// Whether that question was asked.
  public var wasReached: Bool { asked.load(ordering: .relaxed) >= number }

  /// The signal.
  public var stop: StopSignal<BrokenOff> {
    StopSignal(when: { self.asked.add(1, ordering: .relaxed).newValue == self.number })
  }
}
