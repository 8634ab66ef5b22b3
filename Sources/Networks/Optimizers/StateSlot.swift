/// A vector that an optimizer keeps from iteration to iteration: a number for each parameter. Its letter stands before
/// the parameter's name: `vW1`.
public enum StateSlot: String, Sendable, CaseIterable {
  /// v, the velocity.
  case v

  /// What one of its numbers is called; saved sessions name the vector so, too.
  public var word: String {
    switch self {
    case .v: "velocity"
    }
  }

  /// What several of them are called.
  public var plural: String {
    switch self {
    case .v: "velocities"
    }
  }
}
