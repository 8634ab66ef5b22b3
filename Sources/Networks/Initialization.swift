import Matrices

/// How the first parameters of a network are drawn.
public enum Initialization: String, Sendable, CaseIterable {
  /// Every W and b uniform in [−0.5, 0.5), as the exercise does it.
  case uniform
  /// W normal with standard deviation √(2 / inputs), b zero (He et al., "Delving deep into rectifiers", 2015).
  case he
  /// W uniform in ±√(6 / (inputs + neurons)), b zero (Glorot and Bengio, "Understanding the difficulty of training deep
  /// feedforward neural networks", 2010).
  case xavier
  /// Every W and b zero. Hidden neurons that begin alike stay alike, so this shows why the others draw.
  case zeros

  /// Parameters for `architecture`, drawn layer by layer, W before b, each row by row.
  public func parameters(for architecture: Architecture, seed: UInt64) -> Parameters {
    var parameters = Parameters(zerosFor: architecture)
    guard self != .zeros else { return parameters }
    var generator = SeededGenerator(seed: seed, stream: RandomStream.parameters)
    for layer in 1...architecture.depth {
      let rows = architecture.neurons(layer)
      let inputs = architecture.inputs(layer)
      let weights = architecture.weightsOffset(layer)
      let bias = architecture.biasOffset(layer)
      parameters.values.withUnsafeMutableBufferPointer { values in
        for row in 0..<rows {
          for column in 0..<inputs {
            values[weights + column * rows + row] = weight(inputs: inputs, neurons: rows, &generator)
          }
        }
        if self == .uniform {
          for row in 0..<rows { values[bias + row] = generator.uniform(-0.5, 0.5) }
        }
      }
    }
    return parameters
  }

  /// A weight of a layer with so many inputs and neurons.
  private func weight(inputs: Int, neurons: Int, _ generator: inout SeededGenerator) -> Double {
    switch self {
    case .uniform: return generator.uniform(-0.5, 0.5)
    case .he: return generator.normal() * (2 / Double(inputs)).squareRoot()
    case .xavier:
      let limit = (6 / Double(inputs + neurons)).squareRoot()
      return generator.uniform(-limit, limit)
    case .zeros: return 0
    }
  }
}
