import CKernels
import Foundation

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
    let powers = try exponential(try shifted(array, axis))
    let sums = try sum(powers, axis, keepsDimensions: true)
    return try broadcast(
      Operand(array: powers, columns: columns), Operand(array: sums, columns: columns), /)
  }

  /// The logarithms of `softmax`, from the exponents: none is of a probability that has rounded to 0.
  mutating func logSoftmax(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let exponents = try shifted(array, axis)
    let sums = try sum(try exponential(exponents), axis, keepsDimensions: true)
    return try broadcast(
      Operand(array: exponents, columns: columns),
      Operand(array: try mapped(sums) { log($0) }, columns: columns), -)
  }

  /// An array less the largest of its numbers along an axis, so that no power of e is larger than 1.
  private mutating func shifted(_ array: ArrayValue, _ axis: Axis?) throws(ExpressionError) -> ArrayValue {
    let largest = try extreme(array, axis, keepsDimensions: true, isLeast: false)
    return try broadcast(
      Operand(array: array, columns: columns), Operand(array: largest, columns: columns), -)
  }
}
