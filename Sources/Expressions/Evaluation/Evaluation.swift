/// What an expression gives, and where Python's own functions would have given something else.
public struct Evaluation: Sendable {
  /// The value.
  public let value: Value
  /// The calls that Python's own functions would have answered otherwise, in the order of evaluation.
  public let differences: [PythonDifference]
}
