import CKernels

extension EvaluationBudget {
  /// e to the power of each element, with the bits of the network's own softmax.
  mutating func exponential(_ array: ArrayValue) throws(ExpressionError) -> ArrayValue {
    try claim(array.shape)
    var elements = array.elements
    elements.withUnsafeMutableBufferPointer { elements in
      if let start = elements.baseAddress { gradb_exp(start, elements.count) }
    }
    return ArrayValue(shape: array.shape, elements: elements)
  }

  /// The exponentials divided by their sums along an axis, computed as the network does it.
  mutating func softmax(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let whole = Operand(array: array, columns: columns)
    let largest = try extreme(array, axis, keepsDimensions: true, isLeast: false)
    let shifted = try broadcast(whole, Operand(array: largest, columns: columns), -)
    let powers = try exponential(shifted)
    let sums = try sum(powers, axis, keepsDimensions: true)
    return try broadcast(
      Operand(array: powers, columns: columns), Operand(array: sums, columns: columns), /)
  }
}
