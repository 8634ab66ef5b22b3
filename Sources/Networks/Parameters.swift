import Matrices

/// Every weight and bias of a network, or one number for each of them (a gradient).
public struct Parameters: Sendable, Equatable {
  /// The network whose parameters they are.
  public let architecture: Architecture
  /// W1, b1, W2, b2, …, each in column order, one after the other.
  public internal(set) var values: [Double]

  /// All zeros.
  public init(zerosFor architecture: Architecture) {
    self.architecture = architecture
    values = Array(repeating: 0, count: architecture.parameterCount)
  }

  /// Where the numbers of `name` stand in `values`; nil where `name` is no parameter of this network.
  func range(of name: MatrixName) -> Range<Int>? {
    guard name.isParameter, (1...architecture.depth).contains(name.layer) else { return nil }
    let shape = architecture.shape(of: name)
    let start =
      name.kind == .weights
      ? architecture.weightsOffset(name.layer) : architecture.biasOffset(name.layer)
    return start..<start + shape.rows * (shape.columns ?? 1)
  }

  /// One W or b as a matrix: neurons × inputs, or neurons × 1; nil where `name` is no parameter of this network.
  public subscript(name: MatrixName) -> Matrix? {
    guard let range = range(of: name) else { return nil }
    return Matrix(
      rows: architecture.neurons(name.layer), columns: range.count / architecture.neurons(name.layer),
      elements: Array(values[range]))
  }

  /// Puts `matrix` in the place of the parameter `name`; answers false, changing nothing, where it does not fit.
  public mutating func replace(_ name: MatrixName, with matrix: Matrix) -> Bool {
    guard let range = range(of: name), matrix.rows == architecture.neurons(name.layer),
      matrix.elements.count == range.count
    else { return false }
    values.replaceSubrange(range, with: matrix.elements)
    return true
  }

  /// Takes new values for all parameters, in the order of `values`, whose count must be the same.
  public mutating func take(_ values: [Double]) {
    precondition(values.count == self.values.count, "a value for each parameter")
    self.values = values
  }
}
