/// The name of a matrix of an iteration, as notebooks write it: X, Y, W1, b1, Z1, A1, L, dZ2, dW2, db2, dA1, …
public struct MatrixName: Hashable, Sendable {
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
    guard let kind = Kind(symbol: String(letters)), kind.isOfALayer == !digits.isEmpty else { return nil }
    guard digits.isEmpty || (digits.first != "0" && digits.allSatisfy(\.isASCII)) else { return nil }
    guard let layer = digits.isEmpty ? 0 : Int(digits) else { return nil }
    self.init(kind, layer: layer)
  }

  /// Whether it is a single number, which needs no index: L or the penalty.
  public var isSingleNumber: Bool { kind.traits.form == .oneNumber }

  /// Whether it has a number for each neuron and no more: a bias, its gradient or its state.
  public var isBias: Bool { kind.traits.form == .neurons }

  /// Whether it has a row for each neuron and a column for each of its inputs: a W, its gradient or its state.
  public var isOfWeights: Bool { kind.traits.form == .neuronsByInputs }

  /// Whether an operation writes a column of it for each sample.
  var hasSlot: Bool { kind.traits.form == .neuronsBySamples }

  /// Whether it is a W or a b.
  public var isParameter: Bool { kind.traits.role == .parameter }

  /// Whether it is X or Y, which are made from the samples.
  public var isData: Bool { kind.traits.role == .data }

  /// Whether it is the error of each sample: a dZ or a dA.
  public var isError: Bool { kind == .preActivationGradient || kind == .activationGradient }

  /// The slot of the optimizer's state that it is in; nil for what is no part of that.
  public var stateSlot: StateSlot? {
    if case .state(let slot) = kind.traits.role { slot } else { nil }
  }

  /// Whether it stands there without any operation of the iteration: X, Y, the parameters, the optimizer's state.
  public var isGiven: Bool { kind.traits.role != .computed }

  /// What the optimizer keeps of this parameter in `slot`, or nil where it is none.
  public func state(_ slot: StateSlot) -> MatrixName? {
    kind.state(slot).map { MatrixName($0, layer: layer) }
  }

  /// The parameter that this is the optimizer's state of, or nil.
  public var ofParameter: MatrixName? {
    stateSlot.flatMap { slot in
      [Kind.weights, .bias].first { $0.state(slot) == kind }.map { MatrixName($0, layer: layer) }
    }
  }

  /// What the optimizer keeps of the same parameter in another slot, or nil where this is no such state.
  public func moved(to slot: StateSlot) -> MatrixName? { ofParameter?.state(slot) }

  /// The gradient of this matrix, or nil where none is computed.
  public var gradient: MatrixName? { kind.traits.gradient.map { MatrixName($0, layer: layer) } }

  /// The parameter that this is the gradient of, or nil.
  public var parameter: MatrixName? {
    Kind.allCases.first { $0.traits.role == .parameter && $0.traits.gradient == kind }
      .map { MatrixName($0, layer: layer) }
  }
}

extension MatrixName: CustomStringConvertible {
  /// The name as it is typed.
  public var description: String { kind.isOfALayer ? "\(kind.symbol)\(layer)" : kind.symbol }
}
