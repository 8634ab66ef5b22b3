/// A place in training: an iteration and the operation that runs next in it.
public struct Position: Sendable, Hashable, Comparable {
  /// The updates that have been made, from 0.
  public var iteration: Int
  /// The place in the program of the operation that runs next.
  public var operation: Int

  /// The operation `operation` of iteration `iteration`.
  public init(iteration: Int, operation: Int) {
    self.iteration = iteration
    self.operation = operation
  }

  /// Whether `left` comes before `right`.
  public static func < (left: Position, right: Position) -> Bool {
    (left.iteration, left.operation) < (right.iteration, right.operation)
  }
}

extension Session {
  /// The position behind the last operation of the layer and stage that the next one belongs to.
  public var endOfLayer: Position { behind(program.endOfLayer(position.operation)) }

  /// The position behind the last operation of the stage that the next one belongs to.
  public var endOfStage: Position { behind(program.endOfStage(position.operation)) }

  /// The position at `operation`, or at the next iteration where the program ends there.
  private func behind(_ operation: Int) -> Position {
    operation == program.operations.count
      ? Position(iteration: position.iteration + 1, operation: 0)
      : Position(iteration: position.iteration, operation: operation)
  }
}
