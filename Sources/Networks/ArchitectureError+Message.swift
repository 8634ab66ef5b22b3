import Base
import Datasets

extension ArchitectureError: ExplainedError {
  /// What was wrong with the layers, and what was expected.
  public var message: String {
    switch self {
    case .notSizes(let text):
      "\"\(text)\" is no list of layer sizes; expected numbers with hyphens between them, such as 784-10-10"
    case .tooFewLayers:
      "a network needs at least two layers, inputs and outputs, such as 784-10"
    case .tooManyLayers(let depth):
      "\(depth) layers of weights are too many; expected at most \(Architecture.maximumDepth)"
    case .emptyLayer(let position):
      "layer \(position) has no neuron; expected at least 1"
    case .outputsAreNotClasses(let count, let classes):
      "the last layer has \(count) \(count == 1 ? "neuron" : "neurons"), but there are \(classes) classes; "
        + "expected \(classes), such as 784-10-\(classes)"
    case .tooManyParameters:
      "the network would have more than \(Architecture.maximumParameterCount / 1_000_000) million parameters, the most "
        + "that gradb holds; expected smaller layers"
    }
  }
}
