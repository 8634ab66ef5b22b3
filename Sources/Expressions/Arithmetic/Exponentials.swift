import CKernels
import Platform

extension EvaluationBudget {
  /// What `operation` makes of the elements, of which it replaces so many from an address on.
  mutating func replaced(
    _ array: ArrayValue, by operation: (UnsafeMutablePointer<Double>, Int) -> Void
  ) throws(ExpressionError) -> ArrayValue {
    try claim(array.shape)
    var elements = array.elements
    elements.withUnsafeMutableBufferPointer { elements in
      if let start = elements.baseAddress { operation(start, elements.count) }
    }
    return ArrayValue(shape: array.shape, elements: elements)
  }

  /// e to the power of each element, with the bits of the network's own softmax.
  mutating func exponential(_ array: ArrayValue) throws(ExpressionError) -> ArrayValue {
    try replaced(array, by: gradb_exp)
  }

  /// The elements less the largest along an axis, of which no exponential is infinite.
  private mutating func shifted(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let largest = try extreme(array, axis, keepsDimensions: true, isLeast: false)
    return try broadcast(
      Operand(array: array, columns: columns), Operand(array: largest, columns: columns), -)
  }

  /// The logarithm of softmax, finite where that rounds to 0.
  mutating func logSoftmax(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let shifted = try shifted(array, axis)
    let sums = try sum(try exponential(shifted), axis, keepsDimensions: true)
    let logarithms = try mapped(sums) { log($0) }
    return try broadcast(
      Operand(array: shifted, columns: columns), Operand(array: logarithms, columns: columns), -)
  }

  /// The exponentials divided by their sums along an axis, computed as the network does it.
  mutating func softmax(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let shifted = try shifted(array, axis)
    let powers = try exponential(shifted)
    let sums = try sum(powers, axis, keepsDimensions: true)
    return try broadcast(
      Operand(array: powers, columns: columns), Operand(array: sums, columns: columns), /)
  }
}
