import Expressions
import Matrices

/// What the names in an operation's formula stand for: the numbers that the operation read.
///
/// W, b and the optimizer's state are those from before the iteration, whatever has run since: so `vW1 = momentum * vW1 + dW1`
/// is true, which it is not of the numbers after it.
public struct OperationScope: NameScope {
  /// The matrices of the iteration, and the parameters as the operation read them.
  public let numbers: IterationNumbers
  private let learningRate: Double
  private let rule: DescentRule
  private let others: (any NameScope)?

  /// What an operation of an iteration read, and `others` for names that are none of the iteration's.
  public init(
    _ numbers: IterationNumbers, learningRate: Double, rule: DescentRule, others: (any NameScope)? = nil
  ) {
    (self.numbers, self.learningRate, self.rule, self.others) = (numbers, learningRate, rule, others)
  }

  /// The value of a name; nil where neither the iteration nor the other names have it.
  ///
  /// - Throws: What the other names throw for a matrix that was not computed.
  public func value(of name: String) throws -> Value? {
    if let matrix = MatrixName(name), let value = numbers.matrix(matrix) {
      return matrix.isSingleNumber ? .number(value[0, 0]) : .array(ArrayValue(value))
    }
    switch name {
    case "m": return .integer(numbers.batch.count)
    case "alpha": return .number(learningRate)
    case "l2": return .number(rule.l2)
    case "y": return .array(ArrayValue(vector: numbers.batch.labels.map(Double.init), kind: .int))
    default:
      if let setting = Optimizer.settings.first(where: { $0.name == name }) { return .number(rule[setting]) }
      return try others?.value(of: name)
    }
  }

  /// How many classes the data have, for `one_hot`.
  public var classCount: Int? { numbers.batch.data.classes.count }

  /// Every name that exists, for suggestions.
  public var names: [String] { others?.names ?? [] }
}
