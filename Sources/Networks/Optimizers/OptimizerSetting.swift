/// A number that a person sets for an optimizer.
public struct OptimizerSetting: Sendable, Equatable {
  /// Its name, as `set` takes it and expressions use it.
  public let name: String
  /// What it is where nobody has set it.
  public let usual: Double
  /// The numbers that it may be.
  public let range: Range<Double>
  /// The same, in words with an example.
  public let expected: String
  /// A number that is no quotient of a network's sizes, with which formulas are tried.
  let example: Double
  /// What it is for, in a list of settings.
  public let summary: String
  /// What it stands for in an expression.
  public let meaning: String
  /// Whether its name is the session's whatever the optimizer, so that no value of a person's own can have it.
  public var isReserved = false

  /// The same with another number where nobody has set it.
  func usually(_ number: Double) -> OptimizerSetting {
    OptimizerSetting(
      name: name, usual: number, range: range, expected: expected, example: example, summary: summary,
      meaning: meaning, isReserved: isReserved)
  }
}
