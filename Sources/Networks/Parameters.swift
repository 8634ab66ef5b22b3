import Matrices

/// Every weight and bias of a network, or one number for each of them (a gradient).
public struct Parameters: Sendable, Equatable {
  /// The network whose parameters they are.
  public let architecture: Architecture
  /// W1, b1, W2, b2, …, each in column order, one after the other.
  public internal(set) var values: [Double]
  /// The velocity of each of `values`, in their order; empty where there is no momentum, or nothing has moved yet.
  public internal(set) var velocities: [Double] = []

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

  /// One W or b, or its velocity, as a matrix: neurons × inputs, or neurons × 1; nil where `name` is none of this network.
  ///
  /// What has not moved yet has the velocity 0.
  public subscript(name: MatrixName) -> Matrix? {
    guard name.isParameter || name.isVelocity, let range = architecture.parameterRange(of: name) else {
      return nil
    }
    let vector = name.isVelocity ? velocities : values
    return Matrix(
      rows: architecture.neurons(name.layer), columns: range.count / architecture.neurons(name.layer),
      elements: vector.isEmpty ? Array(repeating: 0, count: range.count) : Array(vector[range]))
  }

  /// Puts `matrix` in the place of the parameter `name`; answers false, changing nothing, where it does not fit.
  public mutating func replace(_ name: MatrixName, with matrix: Matrix) -> Bool {
    guard let range = range(of: name), matrix.rows == architecture.neurons(name.layer),
      matrix.elements.count == range.count
    else { return false }
    values.replaceSubrange(range, with: matrix.elements)
    return true
  }

  /// Puts `matrix` in the place of the velocity `name`; answers false, changing nothing, where it does not fit.
  public mutating func replace(velocity name: MatrixName, with matrix: Matrix) -> Bool {
    guard name.isVelocity, let range = architecture.parameterRange(of: name),
      matrix.rows == architecture.neurons(name.layer), matrix.elements.count == range.count
    else { return false }
    setOff()
    velocities.replaceSubrange(range, with: matrix.elements)
    return true
  }

  /// Makes the velocities, all 0, where there are none yet.
  mutating func setOff() {
    if velocities.isEmpty { velocities = Array(repeating: 0, count: values.count) }
  }

  /// Forgets the velocities: what moves from now on begins at rest.
  public mutating func stop() { velocities = [] }

  /// Takes velocities for all parameters, in the order of `values`, whose count must be the same.
  public mutating func setVelocities(_ velocities: [Double]) {
    precondition(velocities.count == values.count, "a velocity for each parameter")
    self.velocities = velocities
  }

  /// Takes new values for all parameters, in the order of `values`, whose count must be the same.
  public mutating func take(_ values: [Double]) {
    precondition(values.count == self.values.count, "a value for each parameter")
    self.values = values
  }
}
