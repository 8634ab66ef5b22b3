/// How much an expression may ask for.
public struct EvaluationLimits: Sendable, Equatable {
  /// The most elements of one value.
  public var elements = 50_000_000
  /// The most elements of all values that are kept at a time.
  public var liveElements = 150_000_000
  /// The most multiplications, additions and the like in all; some ten seconds.
  public var work = 20_000_000_000

  /// The usual limits.
  public init() {}

  /// The most characters of an expression.
  static let sourceLength = 10_000
  /// The most levels of parts within parts.
  static let depth = 200
}
