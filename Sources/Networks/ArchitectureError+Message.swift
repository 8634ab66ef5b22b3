import Base
import Datasets

extension Architecture {
  /// Its sizes with another last layer.
  fileprivate func withOutputs(_ count: Int) -> String {
    (sizes.dropLast() + [count]).map(String.init).joined(separator: "-")
  }
}

extension OutputLayer {
  /// The functions that so many neurons may have for these classes or, where they are nil, for numbers: `sigmoid or tanh`.
  fileprivate static func functions(outputs: Int, classes: Classes?) -> String {
    functions.filter { function in
      all.contains { $0.function == function && $0.fits(outputs: outputs, classes: classes) }
    }.joined(separator: " or ")
  }
}

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
    case .outputsAreNotClasses(let network, let classes):
      "the last layer has \(network.outputCount) \(network.outputCount == 1 ? "neuron" : "neurons"), but there are "
        + "\(classes) classes; expected \(classes), such as \(network.withOutputs(classes))"
        + (classes == 2 ? ", or 1, such as \(network.withOutputs(1))" : "")
    case .needsTwoOutputs(let network):
      "one neuron of \(network.output.function) does not tell two classes apart; one goes with "
        + "\(OutputLayer.functions(outputs: 1, classes: Classes(count: 2))), and \(network.output.function) with two: "
        + "\(network.withOutputs(2))"
    case .outputsAreNoNumber(let network):
      network.outputCount == 1
        ? "the targets are numbers, and \(network.output.name) does not give any number; "
          + "\(OutputLayer.functions(outputs: 1, classes: nil)) does"
        : "the targets are numbers, and the last layer has \(network.outputCount) neurons; expected 1, such as "
          + network.withOutputs(1)
    case .tooManyParameters:
      "the network would have more than \(Architecture.maximumParameterCount / 1_000_000) million parameters, the most "
        + "that gradb holds; expected smaller layers"
    }
  }
}
