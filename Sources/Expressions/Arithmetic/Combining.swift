import Foundation

extension Workspace {
  /// `left operator right`.
  mutating func combined(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> NumericArray {
    if binary == .product { return try matrixProduct(left, right) }
    if binary.isLogical { return try joined(binary, left, right) }
    // Python adds single truth values as 0 and 1; NumPy adds arrays of them by "or", and does not subtract them.
    let areTruthArrays =
      left.array.kind == .boolean && right.array.kind == .boolean
      && (left.array.shape != .scalar || right.array.shape != .scalar)
    if areTruthArrays {
      switch binary {
      case .add: return try broadcast(left, right, kind: .boolean, max)
      case .multiply: return try broadcast(left, right, kind: .boolean, *)
      case .subtract: throw failure(.needsNumbers(operation: "-", operand: text(left.columns)))
      default: break
      }
    }
    return try arithmetic(binary, left, right)
  }

  private mutating func arithmetic(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> NumericArray {
    switch binary {
    case .add: try broadcast(left, right, +)
    case .subtract: try broadcast(left, right, -)
    case .multiply: try broadcast(left, right, *)
    case .divide: try broadcast(left, right, /)
    case .floorDivide: try broadcast(left, right, Division.floored)
    case .remainder: try broadcast(left, right, Division.remainder)
    case .power: try broadcast(left, right) { $1 == 2 ? $0 * $0 : pow($0, $1) }
    case .product: try matrixProduct(left, right)
    case .and, .or, .exclusiveOr: try joined(binary, left, right)
    }
  }

  private mutating func joined(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> NumericArray {
    for operand in [left, right] where operand.array.kind != .boolean {
      throw failure(.needsBooleans(operation: binary.rawValue, operand: text(operand.columns)))
    }
    switch binary {
    case .and: return try broadcast(left, right, kind: .boolean, min)
    case .or: return try broadcast(left, right, kind: .boolean, max)
    default: return try broadcast(left, right, kind: .boolean) { $0 == $1 ? 0 : 1 }
    }
  }

  /// Whether a comparison holds, element by element.
  mutating func compared(
    _ comparison: Comparison, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> NumericArray {
    try broadcast(left, right, kind: .boolean) { comparison.holds($0, $1) ? 1 : 0 }
  }

  /// `-x`, `+x` or `~x`.
  mutating func prefixed(_ prefix: PrefixOperator, _ operand: Operand) throws(ExpressionError) -> NumericArray
  {
    let array = operand.array
    switch prefix {
    case .complement, .not:
      guard array.kind == .boolean else {
        throw failure(.needsBooleans(operation: "~", operand: text(operand.columns)))
      }
      return try mapped(array, kind: .boolean) { 1 - $0 }
    case .plus, .minus:
      guard array.kind == .number || array.shape == .scalar else {
        throw failure(.needsNumbers(operation: prefix.rawValue, operand: text(operand.columns)))
      }
      return prefix == .minus ? try mapped(array) { -$0 } : try mapped(array) { $0 }
    }
  }
}

/// Division with a remainder that has the sign of the divisor, as Python and NumPy do it.
enum Division {
  /// `a % b`; NaN where b is 0.
  static func remainder(_ a: Double, _ b: Double) -> Double {
    let rest = fmod(a, b)
    if b == 0 { return rest }
    if rest == 0 { return Double(signOf: b, magnitudeOf: 0) }
    return (b < 0) != (rest < 0) ? rest + b : rest
  }

  /// `a // b`; infinite or NaN where b is 0.
  static func floored(_ a: Double, _ b: Double) -> Double {
    if b == 0 { return a / b }
    let rest = fmod(a, b)
    var quotient = (a - rest) / b
    if rest != 0, (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return Double(signOf: a / b, magnitudeOf: 0) }
    // The quotient is whole but for rounding.
    let whole = quotient.rounded(.down)
    return quotient - whole > 0.5 ? whole + 1 : whole
  }
}
