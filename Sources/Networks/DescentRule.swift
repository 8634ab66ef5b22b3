/// What gradient descent does beyond following the gradient of the cross-entropy. Each part is off where it is 0.
public struct DescentRule: Sendable, Equatable {
  /// The strength of L2 regularisation: the loss has a penalty of l2 / 2 times the sum of all weights' squares. At least 0.
  public var l2 = 0.0
  /// The share of its velocity that a parameter keeps from iteration to iteration; 0 ..< 1.
  public var momentum = 0.0

  /// Plain gradient descent.
  public init() {}
}
