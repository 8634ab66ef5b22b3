/// A place in training: an iteration and the operation that runs next in it.
public struct Position: Sendable, Hashable {
  /// The updates that have been made, from 0.
  public var iteration: Int
  /// The place in the program of the operation that runs next.
  public var operation: Int

  /// The operation `operation` of iteration `iteration`.
  public init(iteration: Int, operation: Int) {
    self.iteration = iteration
    self.operation = operation
  }
}
