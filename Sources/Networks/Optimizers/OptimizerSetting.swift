/// A number that a person sets for an optimizer.
public struct OptimizerSetting: Sendable {
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
}
