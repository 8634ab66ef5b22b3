/// What an expression gives.
public enum Value: Sendable, Equatable {
  /// Numbers or truth values.
  case array(ArrayValue)
  /// A tuple, such as the `(10, 784)` that `W1.shape` gives.
  case tuple([Value])
  /// A list written in brackets. Within an expression only: a whole expression gives its array.
  case list([Value])
  /// The type that `.astype(float)` names. Within an expression only.
  case type(ElementType)
  /// `None`.
  case none

  /// A single number.
  public static func number(_ number: Double) -> Value { .array(ArrayValue(number)) }

  /// A single whole number.
  public static func integer(_ number: Int) -> Value { .array(ArrayValue(Double(number), kind: .int)) }

  /// A single truth value.
  public static func boolean(_ flag: Bool) -> Value { .array(ArrayValue(flag)) }

  /// A tuple of whole numbers.
  static func tuple(_ numbers: [Int]) -> Value { .tuple(numbers.map { .integer($0) }) }

  /// The array, or nil where it is something else.
  public var array: ArrayValue? {
    if case .array(let array) = self { array } else { nil }
  }

  /// What it is, in words: `10×784 matrix`, `scalar`, `boolean vector of 10`, `tuple of 2`.
  public var kindDescription: String {
    switch self {
    case .array(let array):
      (array.kind == .bool ? "boolean " : "")
        + {
          switch array.shape {
          case .scalar: "scalar"
          case .vector(let count): "vector of \(count)"
          case .matrix: "\(array.shape) matrix"
          }
        }()
    case .tuple(let values): "tuple of \(values.count)"
    case .list(let values): "list of \(values.count)"
    case .type(let type): "type \(type.rawValue)"
    case .none: "None"
    }
  }

  /// How many numbers it keeps in memory.
  var elementCount: Int {
    switch self {
    case .array(let array): array.elements.count
    case .tuple(let values), .list(let values): values.reduce(0) { $0 + $1.elementCount }
    case .type, .none: 1
    }
  }
}
