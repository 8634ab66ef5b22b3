/// What an optimizer reads to change something: of one parameter, or of all of them, in the order of `Parameters.values`.
public struct OptimizerNumbers {
  /// How many numbers each vector has.
  public let count: Int
  /// The gradients.
  public let gradients: UnsafePointer<Double>
  /// The learning rate.
  public let learningRate: Double
  /// Which update it is since the optimizer was set, from 1 on, where the optimizer counts them.
  public let t: Int
  /// The vectors that the optimizer keeps.
  private let state: [StateSlot: UnsafePointer<Double>]

  init(
    count: Int, gradients: UnsafePointer<Double>, state: [StateSlot: UnsafePointer<Double>] = [:],
    learningRate: Double, t: Int
  ) {
    (self.count, self.gradients, self.state) = (count, gradients, state)
    (self.learningRate, self.t) = (learningRate, t)
  }

  /// What the optimizer keeps in `slot`: before the iteration, until the operation that writes it has run.
  public subscript(slot: StateSlot) -> UnsafePointer<Double> {
    guard let vector = state[slot] else { preconditionFailure("the optimizer does not keep \(slot)") }
    return vector
  }

  /// The vector that a gradient or a part of the optimizer's state is in.
  public func vector(of name: MatrixName) -> UnsafePointer<Double> {
    name.stateSlot.map { self[$0] } ?? gradients
  }
}
