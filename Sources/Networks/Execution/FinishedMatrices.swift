/// What a whole operation reads: matrices that are finished, and the parameters.
///
/// Whether each matrix has memory of its own (in the debugger) or is a part of a vector of all parameters (in training)
/// makes no difference to an operation.
public struct FinishedMatrices {
  /// All parameters, in the order of `Parameters.values`.
  let parameters: UnsafePointer<Double>
  /// The learning rate of the iteration.
  let learningRate: Double
  /// Which update it is since the optimizer was set, from 1 on.
  let t: Int
  /// Where the elements of a matrix are, in column order; nil where there is none.
  let address: (MatrixName) -> UnsafePointer<Double>?

  init(
    parameters: UnsafePointer<Double>, learningRate: Double, t: Int,
    address: @escaping (MatrixName) -> UnsafePointer<Double>?
  ) {
    (self.parameters, self.learningRate, self.t, self.address) = (parameters, learningRate, t, address)
  }

  /// The elements of a matrix, in column order. Of the optimizer's state, what was written in this iteration; what the
  /// one before left, where that is what the operation writes.
  subscript(name: MatrixName) -> UnsafePointer<Double> {
    guard let elements = address(name) else {
      preconditionFailure("the program runs \(name) before what reads it")
    }
    return elements
  }
}
