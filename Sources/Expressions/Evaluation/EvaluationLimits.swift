/// How much an expression may ask for.
public struct EvaluationLimits: Sendable {
  /// The most elements of one value.
  public var elements = 50_000_000
  /// The most elements of all values that are kept at a time.
  public var liveElements = 150_000_000
  /// The most work in all, in additions of one number to another; some ten seconds.
  public var work = 10_000_000_000

  /// Whether somebody wants it ended; asked between pieces of work that take some hundredths of a second.
  public var isStopped: @Sendable () -> Bool = { false }

  /// The usual limits.
  public init() {}

  /// The most characters of an expression.
  static let sourceLength = 10_000
  /// The most levels of parts within parts; each takes up to ten kilobytes of stack where nothing is optimised.
  static let depth = 100
}
