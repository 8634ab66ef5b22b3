extension MatrixName {
  /// What a matrix holds.
  public enum Kind: Hashable, Sendable {
    /// X: pixels × samples, 0…1.
    case input
    /// Y: outputs × samples, what A should be.
    case oneHot
    /// W: neurons × inputs.
    case weights
    /// b: neurons × 1.
    case bias
    /// Z: neurons × samples.
    case preActivation
    /// A: neurons × samples; of the last layer, what the network makes of each sample.
    case activation
    /// penalty: what L2 regularisation adds to the loss, a single number.
    case penalty
    /// L: the mean loss of the batch, and the penalty where there is one; a single number.
    case loss
    /// dZ: neurons × samples, the derivative of each sample's loss.
    case preActivationGradient
    /// dW: neurons × inputs, the derivative of L.
    case weightsGradient
    /// db: neurons × 1, the derivative of L.
    case biasGradient
    /// dA: neurons × samples, the derivative of each sample's loss.
    case activationGradient
    /// vW, …: neurons × inputs, what the optimizer keeps of W.
    case weightsState(StateSlot)
    /// vb, …: neurons × 1, what the optimizer keeps of b.
    case biasState(StateSlot)
  }
}

extension MatrixName.Kind: CaseIterable {
  /// Every kind, those of an iteration in the order in which they are met.
  public static let allCases: [MatrixName.Kind] =
    [
      .input, .oneHot, .weights, .bias, .preActivation, .activation, .penalty, .loss, .preActivationGradient,
      .weightsGradient, .biasGradient, .activationGradient,
    ] + StateSlot.all.flatMap { [.weightsState($0), .biasState($0)] }

  /// What the rows and columns of a matrix are.
  enum Form {
    case inputsBySamples, outputsBySamples, neuronsBySamples, neuronsByInputs, neurons, oneNumber
  }

  /// Where a matrix comes from.
  enum Role: Equatable {
    /// From the samples.
    case data
    /// It is what training changes.
    case parameter
    /// The optimizer keeps it from iteration to iteration.
    case state(StateSlot)
    /// An operation writes it, in every iteration anew.
    case computed
  }

  /// What is known of a kind.
  struct Traits {
    /// Its letters in a name.
    let symbol: String
    let form: Form
    var role = Role.computed
    /// The kind of the gradient of such a matrix, where one is computed.
    var gradient: MatrixName.Kind?
  }

  /// The table of kinds: what is to be asked of one is a column.
  var traits: Traits {
    switch self {
    case .input: Traits(symbol: "X", form: .inputsBySamples, role: .data)
    case .oneHot: Traits(symbol: "Y", form: .outputsBySamples, role: .data)
    case .weights:
      Traits(symbol: "W", form: .neuronsByInputs, role: .parameter, gradient: .weightsGradient)
    case .bias: Traits(symbol: "b", form: .neurons, role: .parameter, gradient: .biasGradient)
    case .preActivation: Traits(symbol: "Z", form: .neuronsBySamples, gradient: .preActivationGradient)
    case .activation: Traits(symbol: "A", form: .neuronsBySamples, gradient: .activationGradient)
    case .penalty: Traits(symbol: "penalty", form: .oneNumber)
    case .loss: Traits(symbol: "L", form: .oneNumber)
    case .preActivationGradient: Traits(symbol: "dZ", form: .neuronsBySamples)
    case .weightsGradient: Traits(symbol: "dW", form: .neuronsByInputs)
    case .biasGradient: Traits(symbol: "db", form: .neurons)
    case .activationGradient: Traits(symbol: "dA", form: .neuronsBySamples)
    case .weightsState(let slot):
      Traits(symbol: "\(slot.letter)W", form: .neuronsByInputs, role: .state(slot))
    case .biasState(let slot): Traits(symbol: "\(slot.letter)b", form: .neurons, role: .state(slot))
    }
  }

  /// The letters of its names: `dZ`.
  public var symbol: String { traits.symbol }

  /// The kind whose names have these letters, or nil.
  public init?(symbol: String) {
    guard let kind = Self.bySymbol[symbol] else { return nil }
    self = kind
  }

  private static let bySymbol = Dictionary(allCases.map { ($0.symbol, $0) }) { first, _ in first }

  /// What the optimizer keeps of such a parameter in `slot`; nil where it is no parameter.
  func state(_ slot: StateSlot) -> MatrixName.Kind? {
    switch self {
    case .weights: .weightsState(slot)
    case .bias: .biasState(slot)
    default: nil
    }
  }

  /// Whether its names end in the number of a layer.
  var isOfALayer: Bool {
    switch traits.form {
    case .neuronsBySamples, .neuronsByInputs, .neurons: true
    case .inputsBySamples, .outputsBySamples, .oneNumber: false
    }
  }
}
