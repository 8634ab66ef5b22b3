/// An operator between two values.
public enum BinaryOperator: String, Sendable, Equatable, CaseIterable {
  /// Sum, `+`.
  case add = "+"
  /// Difference, `-`.
  case subtract = "-"
  /// Product of elements, `*`.
  case multiply = "*"
  /// Quotient, `/`.
  case divide = "/"
  /// Quotient rounded down, `//`.
  case floorDivide = "//"
  /// Remainder with the sign of the divisor, `%`.
  case remainder = "%"
  /// Product of matrices, `@`.
  case product = "@"
  /// Power, `**`.
  case power = "**"
  /// And of truth values, `&`.
  case and = "&"
  /// Or of truth values, `|`.
  case or = "|"
  /// Exclusive or of truth values, `^`.
  case exclusiveOr = "^"

  /// How strongly it binds, in Python's order; powers bind more strongly than signs and are parsed apart.
  var precedence: Int {
    switch self {
    case .or: 1
    case .exclusiveOr: 2
    case .and: 3
    case .add, .subtract: 4
    case .multiply, .divide, .floorDivide, .remainder, .product: 5
    case .power: 6
    }
  }

  /// Whether it takes truth values instead of numbers.
  var isLogical: Bool { precedence <= 3 }
}

/// A comparison of elements.
enum Comparison: String, Sendable, Equatable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// An operator before a value.
enum PrefixOperator: String, Sendable, Equatable {
  case plus = "+"
  case minus = "-"
  /// The opposite of truth values, element by element.
  case complement = "~"
  /// The opposite of a single truth value.
  case not
}
