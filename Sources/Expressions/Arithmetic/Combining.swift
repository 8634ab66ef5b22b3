import CKernels
import Platform

extension EvaluationBudget {
  /// `left operator right`.
  mutating func combined(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> ArrayValue {
    if binary == .product { return try matrixProduct(left, right) }
    if binary.isLogical { return try joined(binary, left, right) }
    // Python adds single truth values as 0 and 1; NumPy adds arrays of them by "or", and does not subtract them.
    let areTruthArrays =
      left.array.kind == .bool && right.array.kind == .bool
      && (left.array.shape != .scalar || right.array.shape != .scalar)
    if areTruthArrays {
      switch binary {
      case .add: return try broadcast(left, right, type: .always(.bool), max)
      case .multiply: return try broadcast(left, right, type: .always(.bool), *)
      case .subtract: throw failure(.needsNumbers(operation: "-", operand: text(left.columns)))
      default: break
      }
    }
    return try arithmetic(binary, left, right)
  }

  private mutating func arithmetic(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> ArrayValue {
    switch binary {
    case .add: try broadcast(left, right, +)
    case .subtract: try broadcast(left, right, -)
    case .multiply: try broadcast(left, right, *)
    case .divide: try broadcast(left, right, type: .always(.float), /)
    case .floorDivide: try broadcast(left, right, Division.floored)
    case .remainder: try broadcast(left, right, Division.remainder)
    case .power: try powers(left, right)
    case .product: try matrixProduct(left, right)
    case .and, .or, .exclusiveOr: try joined(binary, left, right)
    }
  }

  private mutating func powers(_ left: Operand, _ right: Operand) throws(ExpressionError) -> ArrayValue {
    if right.array.shape == .scalar, right.array.elements[0] == 2 {
      return try broadcast(left, right) { x, _ in x * x }
    }
    try spend(20 * max(left.array.elements.count, right.array.elements.count))
    return try broadcast(left, right) { Power.of($0, $1) }
  }

  private mutating func joined(
    _ binary: BinaryOperator, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> ArrayValue {
    for operand in [left, right] where operand.array.kind != .bool {
      throw failure(.needsBooleans(operation: binary.rawValue, operand: text(operand.columns)))
    }
    switch binary {
    case .and: return try broadcast(left, right, type: .always(.bool), min)
    case .or: return try broadcast(left, right, type: .always(.bool), max)
    default: return try broadcast(left, right, type: .always(.bool)) { $0 == $1 ? 0 : 1 }
    }
  }

  /// Whether a comparison holds, element by element.
  mutating func compared(
    _ comparison: Comparison, _ left: Operand, _ right: Operand
  ) throws(ExpressionError) -> ArrayValue {
    // Chosen once instead of for each element.
    switch comparison {
    case .equal: try broadcast(left, right, type: .always(.bool)) { $0 == $1 ? 1 : 0 }
    case .notEqual: try broadcast(left, right, type: .always(.bool)) { $0 != $1 ? 1 : 0 }
    case .less: try broadcast(left, right, type: .always(.bool)) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: try broadcast(left, right, type: .always(.bool)) { $0 <= $1 ? 1 : 0 }
    case .greater: try broadcast(left, right, type: .always(.bool)) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: try broadcast(left, right, type: .always(.bool)) { $0 >= $1 ? 1 : 0 }
    }
  }

  /// `-x`, `+x` or `~x`.
  mutating func prefixed(_ prefix: PrefixOperator, _ operand: Operand) throws(ExpressionError) -> ArrayValue {
    let array = operand.array
    switch prefix {
    case .complement, .not:
      guard array.kind == .bool else {
        throw failure(.needsBooleans(operation: "~", operand: text(operand.columns)))
      }
      return try mapped(array, type: .always(.bool)) { 1 - $0 }
    case .plus, .minus:
      guard array.kind != .bool || array.shape == .scalar else {
        throw failure(.needsNumbers(operation: prefix.rawValue, operand: text(operand.columns)))
      }
      let factor: Double = prefix == .minus ? -1 : 1
      return try mapped(array, type: .number) { factor * $0 }
    }
  }
}

/// Powers, of which those with whole exponents have the same bits on every machine.
enum Power {
  /// `x ** exponent`; NaN where a negative number has an exponent that is not whole.
  static func of(_ x: Double, _ exponent: Double) -> Double {
    // Larger exponents are beyond what `gradb_power` promises; the power of nearly every number is 0, 1 or infinite there.
    guard abs(exponent) <= 0x1p40, let whole = Int64(exactly: exponent) else { return pow(x, exponent) }
    return gradb_power(x, whole)
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
