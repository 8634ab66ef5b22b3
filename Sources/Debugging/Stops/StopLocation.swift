import Networks

/// A place in the program, or in training, where a breakpoint stops.
public enum StopLocation: Sendable, Equatable {
  /// Before the operation of this name runs.
  case operation(String)
  /// Before the first operation of a stage runs.
  case stage(Stage)
  /// At the start of an iteration.
  case iteration(Int)

  /// Whether it is where the session stands.
  func matches(_ session: Session) -> Bool {
    switch self {
    case .operation(let name): session.nextOperation.name == name
    case .stage(let stage): session.position.operation == session.program.range(of: stage).lowerBound
    case .iteration(let iteration): session.position == Position(iteration: iteration, operation: 0)
    }
  }
}

extension StopLocation: CustomStringConvertible {
  /// As `break` takes it.
  public var description: String {
    switch self {
    case .operation(let name): name
    case .stage(let stage): stage.rawValue
    case .iteration(let iteration): "iteration \(iteration)"
    }
  }
}
