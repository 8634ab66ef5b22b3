import Debugging
import Networks

extension Session {
  /// The iteration that the matrices are of, where its update has been made.
  var pastIteration: Int? { workspaceIteration.flatMap { $0 < position.iteration ? $0 : nil } }

  /// What the rows and columns of a matrix are, or what its numbers are, in a few words; empty for a single number.
  func meaning(of name: MatrixName) -> String {
    switch name.kind {
    case .input: data.samples.image == nil ? "inputs by samples" : "pixels by samples, 0 to 1"
    case .oneHot: architecture.targets.words.targets
    case .weights: "neurons by inputs"
    case .bias: "one for each neuron"
    case .preActivation: "neurons by samples"
    case .activation:
      name == architecture.outputs
        ? "\(architecture.output.words.outputs), \(architecture.targets.words.rows)" : "neurons by samples"
    case .loss, .penalty: ""
    case .weightsState(let slot), .biasState(let slot): program.rule.optimizer.meaning(of: slot)
    case .preActivationGradient, .activationGradient: "derivatives of each sample's loss"
    case .weightsGradient, .biasGradient: "derivatives of the loss L"
    }
  }
}
