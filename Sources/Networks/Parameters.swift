import Matrices

/// Every weight and bias of a network, or one number for each of them (a gradient).
public struct Parameters: Sendable, Equatable {
  /// The network whose parameters they are.
  public let architecture: Architecture
  /// W1, b1, W2, b2, …, each in column order, one after the other.
  public internal(set) var values: [Double]
  /// What the optimizer keeps of them.
  public internal(set) var state = OptimizerState()

  /// All zeros.
  public init(zerosFor architecture: Architecture) {
    self.architecture = architecture
    values = Array(repeating: 0, count: architecture.parameterCount)
  }

  /// Where the numbers of `name` stand in `values`; nil where `name` is no parameter of this network.
  func range(of name: MatrixName) -> Range<Int>? {
    guard name.isParameter else { return nil }
    return architecture.parameterRange(of: name)
  }

  /// One W or b, or its state, as a matrix: neurons × inputs, or neurons × 1; nil where `name` is none of this network.
  ///
  /// The state of what has not moved yet is 0.
  public subscript(name: MatrixName) -> Matrix? {
    guard name.isParameter || name.stateSlot != nil, let range = architecture.parameterRange(of: name) else {
      return nil
    }
    let vector = name.stateSlot.map { state[$0] } ?? values
    return Matrix(
      rows: architecture.neurons(name.layer), columns: range.count / architecture.neurons(name.layer),
      elements: vector.map { Array($0[range]) } ?? Array(repeating: 0, count: range.count))
  }

  /// Puts `matrix` in the place of the parameter `name`; answers false, changing nothing, where it does not fit.
  public mutating func replace(_ name: MatrixName, with matrix: Matrix) -> Bool {
    guard let range = range(of: name), matrix.rows == architecture.neurons(name.layer),
      matrix.elements.count == range.count
    else { return false }
    values.replaceSubrange(range, with: matrix.elements)
    return true
  }

  /// Puts `matrix` in the place of the state `name`; answers false, changing nothing, where it does not fit.
  public mutating func replace(state name: MatrixName, with matrix: Matrix) -> Bool {
    guard let slot = name.stateSlot, let range = architecture.parameterRange(of: name),
      matrix.rows == architecture.neurons(name.layer), matrix.elements.count == range.count
    else { return false }
    var vector = state[slot] ?? Array(repeating: 0, count: values.count)
    vector.replaceSubrange(range, with: matrix.elements)
    state.put(vector, in: slot)
    return true
  }

  /// The same numbers in another network of the same sizes; nil where its sizes are others.
  public func moved(to network: Architecture) -> Parameters? {
    guard network.sizes == architecture.sizes else { return nil }
    var moved = Parameters(zerosFor: network)
    (moved.values, moved.state) = (values, state)
    return moved
  }

  /// Forgets the state that `optimizer` does not keep: what moves from now on begins at rest.
  public mutating func keepState(of optimizer: Optimizer) { state.forget(allBut: optimizer.stateSlots) }

  /// Takes the state of all parameters in a slot, in the order of `values`, whose count must be the same.
  public mutating func setState(_ slot: StateSlot, to vector: [Double]) {
    precondition(vector.count == values.count, "a number for each parameter")
    state.put(vector, in: slot)
  }

  /// Takes new values for all parameters, in the order of `values`, whose count must be the same.
  public mutating func take(_ values: [Double]) {
    precondition(values.count == self.values.count, "a value for each parameter")
    self.values = values
  }
}
