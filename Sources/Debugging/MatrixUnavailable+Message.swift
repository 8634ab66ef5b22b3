import Base
import Networks

extension MatrixUnavailable: ExplainedError {
  /// Why the matrix is not there, and which command makes it.
  public var message: String {
    switch self {
    case .noSuchMatrix(let name, let architecture) where Self.isState(name, of: architecture):
      "there is no \(name) \(name.stateSlot.map(Optimizer.gradientDescent.absence) ?? "")"
    case .noSuchMatrix(let name, _) where name.kind == .penalty:
      "there is no penalty while l2 is 0; set l2 0.001 adds one to the loss"
    case .noSuchMatrix(let name, let architecture):
      "the network \(architecture) has no \(name); its layers are 1 to \(architecture.depth)"
        + (name.kind == .activationGradient ? ", and dA is computed for hidden layers only" : "")
    case .notComputed(let name, let stage, let iteration):
      "\(name) does not exist yet in iteration \(iteration); type \(stage == .forward ? "forward" : "grad") to compute it"
    }
  }
  /// Whether a network of these layers would have the matrix with another optimizer.
  private static func isState(_ name: MatrixName, of architecture: Architecture) -> Bool {
    name.stateSlot != nil && name.layer <= architecture.depth
  }
}
