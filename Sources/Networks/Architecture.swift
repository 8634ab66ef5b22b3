import Datasets
import Matrices

/// The sizes of a network's layers: 784-10-10 has 784 inputs, one hidden layer of 10 neurons and 10 outputs.
public struct Architecture: Sendable, Hashable {
  /// Inputs first, then the neurons of each layer; at least two numbers, each at least 1.
  public let sizes: [Int]
  /// What the hidden layers' neurons do with their pre-activation.
  public let activation: Activation
  /// What the last layer does, and what that costs.
  public let output: OutputLayer

  /// The most parameters that a network may have: 100 million, 0.8 GB.
  public static let maximumParameterCount = 100_000_000
  /// The most layers of weights that a network may have.
  public static let maximumDepth = 99

  /// A network of these sizes.
  ///
  /// - Throws: `ArchitectureError` where there are fewer than two layers or more than `maximumDepth` of weights, a size
  ///   is not positive, or the whole has more than `maximumParameterCount`
  ///   parameters.
  public init(
    sizes: [Int], activation: Activation = .relu, output: OutputLayer = .softmaxCrossEntropy
  ) throws(ArchitectureError) {
    guard sizes.count >= 2 else { throw .tooFewLayers }
    guard sizes.count - 1 <= Self.maximumDepth else { throw .tooManyLayers(sizes.count - 1) }
    var count = 0
    for (position, size) in sizes.enumerated() {
      guard size >= 1 else { throw .emptyLayer(position: position) }
      guard position > 0 else { continue }
      let (weights, overflow) = size.multipliedReportingOverflow(by: sizes[position - 1])
      guard !overflow, weights <= Self.maximumParameterCount, size <= Self.maximumParameterCount else {
        throw .tooManyParameters
      }
      count += weights + size
      guard count <= Self.maximumParameterCount else { throw .tooManyParameters }
    }
    self.sizes = sizes
    self.activation = activation
    self.output = output
  }

  /// Reads a text such as `784-32-16-10`.
  public init(
    _ text: String, activation: Activation = .relu, output: OutputLayer = .softmaxCrossEntropy
  ) throws(ArchitectureError) {
    var sizes: [Int] = []
    for word in text.split(separator: "-", omittingEmptySubsequences: false) {
      guard !word.isEmpty, word.allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .notSizes(text) }
      guard let size = Int(word) else { throw .tooManyParameters }
      sizes.append(size)
    }
    try self.init(sizes: sizes, activation: activation, output: output)
  }

  /// The same network, for samples of `classes` or, where that is nil, with numbers as targets.
  ///
  /// - Throws: `ArchitectureError` where its last layer cannot be asked for them.
  public func telling(_ classes: Classes?) throws(ArchitectureError) -> Architecture {
    guard !tells(classes) else { return self }
    guard let classes else { throw .outputsAreNoNumber(self) }
    if classes.count == 2, outputCount == 1 { throw .needsTwoOutputs(self) }
    throw .outputsAreNotClasses(self, classes: classes.count)
  }

  /// Whether its last layer can be asked for one of `classes` or, where that is nil, for a number.
  public func tells(_ classes: Classes?) -> Bool { output.fits(outputs: outputCount, classes: classes) }

  /// What the last layer is asked for: what Y is.
  public var targets: OutputTargets { output.targets(outputs: outputCount) }

  /// Y of samples with these labels or numbers: outputs × samples.
  public func targetMatrix(_ y: [Double]) -> Matrix { targets.matrix(y, outputs: outputCount) }

  /// The number of layers of weights: 2 for 784-10-10.
  public var depth: Int { sizes.count - 1 }
  /// The hidden layers, 1 ..< depth.
  public var hiddenLayers: Range<Int> { 1..<depth }
  /// The neurons of the last layer.
  public var outputCount: Int { sizes[depth] }
  /// The last layer's activation: what the network makes of each sample.
  public var outputs: MatrixName { MatrixName(.activation, layer: depth) }
  /// The last layer's pre-activation.
  public var logits: MatrixName { MatrixName(.preActivation, layer: depth) }
  /// The last layer's dZ: with which the backward stage begins.
  public var outputError: MatrixName { MatrixName(.preActivationGradient, layer: depth) }

  /// Whether a matrix belongs to a hidden layer.
  public func isHidden(_ name: MatrixName) -> Bool { hiddenLayers.contains(name.layer) }
  /// Whether the loss has a kink where an element of a matrix passes 0, so that no difference across 0 is a derivative.
  func hasKinkAtZero(_ name: MatrixName) -> Bool {
    name.kind == .preActivation && isHidden(name) && activation.hasKinkAtZero
  }
  /// The number of inputs: pixels of one sample.
  public var inputCount: Int { sizes[0] }
  /// The neurons of layer `layer`, 1…depth.
  public func neurons(_ layer: Int) -> Int { sizes[layer] }
  /// The inputs to layer `layer`, 1…depth.
  public func inputs(_ layer: Int) -> Int { sizes[layer - 1] }

  /// The number of parameters: every weight and every bias.
  public var parameterCount: Int { weightsOffset(depth + 1) }

  /// Where W of layer `layer` begins in a vector of all parameters: W1, b1, W2, b2, …, each in column order.
  func weightsOffset(_ layer: Int) -> Int {
    (1..<layer).reduce(0) { $0 + sizes[$1] * (sizes[$1 - 1] + 1) }
  }

  /// Where b of layer `layer` begins in a vector of all parameters.
  func biasOffset(_ layer: Int) -> Int { weightsOffset(layer) + sizes[layer] * sizes[layer - 1] }

  /// Where a parameter, its gradient or its state stands in a vector of all parameters; nil for another matrix.
  func parameterRange(of name: MatrixName) -> Range<Int>? {
    guard (1...depth).contains(name.layer) else { return nil }
    switch name.kind.traits.form {
    case .neuronsByInputs: return weightsOffset(name.layer)..<biasOffset(name.layer)
    case .neurons: return biasOffset(name.layer)..<weightsOffset(name.layer + 1)
    default: return nil
    }
  }

  /// The rows and columns of a matrix of this network; columns is nil where there is one for each sample.
  public func shape(of name: MatrixName) -> (rows: Int, columns: Int?) {
    switch name.kind.traits.form {
    case .inputsBySamples: (inputCount, nil)
    case .outputsBySamples: (outputCount, nil)
    case .neuronsBySamples: (sizes[name.layer], nil)
    case .neuronsByInputs: (sizes[name.layer], sizes[name.layer - 1])
    case .neurons: (sizes[name.layer], 1)
    case .oneNumber: (1, 1)
    }
  }

  /// The names of all parameters: W1, b1, W2, b2, …
  public var parameterNames: [MatrixName] {
    (1...depth).flatMap { [MatrixName(.weights, layer: $0), MatrixName(.bias, layer: $0)] }
  }
}

extension Architecture: CustomStringConvertible {
  /// The sizes as a person types them: `784-10-10`.
  public var description: String { sizes.map(String.init).joined(separator: "-") }
}

/// Why there is no such network.
public enum ArchitectureError: Error, Equatable, Sendable {
  /// The text is not numbers with hyphens between them.
  case notSizes(String)
  /// There are fewer than two sizes.
  case tooFewLayers
  /// There are more layers of weights than `Architecture.maximumDepth`.
  case tooManyLayers(Int)
  /// The layer at `position` (0 is the input) has no neuron.
  case emptyLayer(position: Int)
  /// The last layer has not the neurons that it needs to tell so many classes apart.
  case outputsAreNotClasses(Architecture, classes: Int)
  /// The last layer has one neuron, and its function needs two for two classes.
  case needsTwoOutputs(Architecture)
  /// The targets are numbers, and the last layer is not one neuron that gives any number.
  case outputsAreNoNumber(Architecture)
  /// There are more parameters than `Architecture.maximumParameterCount`.
  case tooManyParameters
}
