import Networks

/// An operation that was run, and when.
public struct StepRecord: Sendable {
  /// The operation.
  public let operation: any Operation
  /// The position before it ran.
  public let position: Position
}
