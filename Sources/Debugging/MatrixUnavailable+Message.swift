import Base
import Networks

extension MatrixUnavailable: ExplainedError {
  /// Why the matrix is not there, and which command makes it.
  public var message: String {
    switch self {
    case .noSuchMatrix(let name, let architecture) where name.isVelocity && name.layer <= architecture.depth:
      "there is no \(name) while momentum is 0; set momentum 0.9 gives every parameter a velocity"
    case .noSuchMatrix(let name, _) where name.kind == .penalty:
      "there is no penalty while l2 is 0; set l2 0.001 adds one to the loss"
    case .noSuchMatrix(let name, let architecture):
      "the network \(architecture) has no \(name); its layers are 1 to \(architecture.depth)"
        + (name.kind == .activationGradient ? ", and dA is computed for hidden layers only" : "")
    case .notComputed(let name, let stage, let iteration):
      "\(name) does not exist yet in iteration \(iteration); type \(stage == .forward ? "forward" : "grad") to compute it"
    }
  }
}
