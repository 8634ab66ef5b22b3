/// The name of a matrix of an iteration, as notebooks write it: X, Y, W1, b1, Z1, A1, L, dZ2, dW2, db2, dA1, …
public struct MatrixName: Hashable, Sendable {
  /// What a matrix holds.
  public enum Kind: String, Sendable, CaseIterable {
    /// X: pixels × samples, 0…1.
    case input = "X"
    /// Y: classes × samples, 1 in the row of the label, 0 elsewhere.
    case oneHot = "Y"
    /// W: neurons × inputs.
    case weights = "W"
    /// b: neurons × 1.
    case bias = "b"
    /// Z: neurons × samples.
    case preActivation = "Z"
    /// A: neurons × samples; of the last layer, the probabilities.
    case activation = "A"
    /// penalty: what L2 regularisation adds to the loss, a single number.
    case penalty = "penalty"
    /// L: the mean cross-entropy of the batch, and the penalty where there is one; a single number.
    case loss = "L"
    /// dZ: neurons × samples, the derivative of each sample's loss.
    case preActivationGradient = "dZ"
    /// dW: neurons × inputs, the derivative of L.
    case weightsGradient = "dW"
    /// db: neurons × 1, the derivative of L.
    case biasGradient = "db"
    /// dA: neurons × samples, the derivative of each sample's loss.
    case activationGradient = "dA"
    /// vW: neurons × inputs, the velocity of W.
    case weightsVelocity = "vW"
    /// vb: neurons × 1, the velocity of b.
    case biasVelocity = "vb"

    /// Whether its names end in the number of a layer.
    var isOfALayer: Bool { self != .input && self != .oneHot && self != .penalty && self != .loss }
  }

  /// What the matrix holds.
  public let kind: Kind
  /// Its layer, 1…depth; 0 for X, Y, penalty and L.
  public let layer: Int

  /// The matrix of a kind in a layer (1…depth; 0 for X, Y, penalty and L).
  public init(_ kind: Kind, layer: Int = 0) {
    self.kind = kind
    self.layer = layer
  }

  /// Reads a name such as `dW2`; nil where the text is no such name.
  public init?(_ text: some StringProtocol) {
    let letters = text.prefix { !$0.isNumber }
    let digits = text.dropFirst(letters.count)
    guard let kind = Kind(rawValue: String(letters)), kind.isOfALayer == !digits.isEmpty else { return nil }
    guard digits.isEmpty || (digits.first != "0" && digits.allSatisfy(\.isASCII)) else { return nil }
    guard let layer = digits.isEmpty ? 0 : Int(digits) else { return nil }
    self.init(kind, layer: layer)
  }

  /// Whether it is a single number, which needs no index: L or the penalty.
  public var isSingleNumber: Bool { kind == .loss || kind == .penalty }

  /// Whether it is a W or a b.
  public var isParameter: Bool { kind == .weights || kind == .bias }

  /// Whether it has a number for each neuron and no more: a bias, its gradient or its velocity.
  public var isBias: Bool { kind == .bias || kind == .biasGradient || kind == .biasVelocity }

  /// Whether it is the velocity of a W or a b.
  public var isVelocity: Bool { kind == .weightsVelocity || kind == .biasVelocity }

  /// Whether it is the error of each sample: a dZ or a dA.
  public var isError: Bool { kind == .preActivationGradient || kind == .activationGradient }

  /// The velocity of this parameter, or nil where it is none.
  public var velocity: MatrixName? {
    switch kind {
    case .weights: MatrixName(.weightsVelocity, layer: layer)
    case .bias: MatrixName(.biasVelocity, layer: layer)
    default: nil
    }
  }

  /// The parameter that this is the gradient of, or nil.
  public var parameter: MatrixName? {
    switch kind {
    case .weightsGradient: MatrixName(.weights, layer: layer)
    case .biasGradient: MatrixName(.bias, layer: layer)
    default: nil
    }
  }

  /// The gradient of this matrix, or nil where none is computed.
  public var gradient: MatrixName? {
    switch kind {
    case .weights: MatrixName(.weightsGradient, layer: layer)
    case .bias: MatrixName(.biasGradient, layer: layer)
    case .preActivation: MatrixName(.preActivationGradient, layer: layer)
    case .activation: MatrixName(.activationGradient, layer: layer)
    default: nil
    }
  }
}

extension MatrixName: CustomStringConvertible {
  /// The name as it is typed.
  public var description: String { kind.isOfALayer ? "\(kind.rawValue)\(layer)" : kind.rawValue }
}
