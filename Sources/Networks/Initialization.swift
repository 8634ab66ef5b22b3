import Matrices

/// How the first parameters of a network are drawn.
public enum Initialization: String, Sendable, CaseIterable {
  /// Every W and b uniform in [−0.5, 0.5), as the exercise does it.
  case uniform
  /// W normal with standard deviation √(2 / inputs), b zero (He et al., "Delving deep into rectifiers", 2015).
  case he

  /// Parameters for `architecture`, drawn layer by layer, W before b, each row by row.
  public func parameters(for architecture: Architecture, seed: UInt64) -> Parameters {
    var generator = SeededGenerator(seed: seed, stream: RandomStream.parameters)
    var parameters = Parameters(zerosFor: architecture)
    for layer in 1...architecture.depth {
      let rows = architecture.neurons(layer)
      let inputs = architecture.inputs(layer)
      let weights = architecture.weightsOffset(layer)
      let bias = architecture.biasOffset(layer)
      let deviation = (2 / Double(inputs)).squareRoot()
      parameters.values.withUnsafeMutableBufferPointer { values in
        for row in 0..<rows {
          for column in 0..<inputs {
            values[weights + column * rows + row] =
              self == .he ? generator.normal() * deviation : generator.uniform(-0.5, 0.5)
          }
        }
        if self == .uniform {
          for row in 0..<rows { values[bias + row] = generator.uniform(-0.5, 0.5) }
        }
      }
    }
    return parameters
  }
}
