import Matrices

extension Activation {
  /// The neurons that are silent for every sample: whose row of A is 0 throughout. None where the activation passes
  /// something on of whatever it gets.
  public func silentNeurons(_ activations: Matrix) -> [Int] {
    guard canBeSilent else { return [] }
    return (0..<activations.rows).filter { row in
      (0..<activations.columns).allSatisfy { activations[row, $0] == 0 }
    }
  }
}
