/// What gradient descent does beyond following the gradient of the loss: regularisation, and the optimizer's settings.
public struct DescentRule: Sendable, Equatable {
  /// The strength of L2 regularisation: the loss has a penalty of l2 / 2 times the sum of all weights' squares. At least 0.
  public var l2 = 0.0
  /// The settings of optimizers that are not as usual, by their names.
  private var numbers: [String: Double] = [:]

  /// Plain gradient descent.
  public init() {}

  /// The value of an optimizer's setting.
  public subscript(setting: OptimizerSetting) -> Double {
    get { numbers[setting.name] ?? setting.usual }
    set { numbers[setting.name] = newValue == setting.usual ? nil : newValue }
  }

  /// The numbers that formulas know by their names: l2, and the settings of all optimizers.
  public var numbersByName: [String: Double] {
    Optimizer.settings.reduce(into: ["l2": l2]) { $0[$1.name] = self[$1] }
  }

  /// The number that formulas know as `name`: l2, or a setting of an optimizer; nil where none is called so.
  public func number(named name: String) -> Double? { numbersByName[name] }

  /// A rule whose numbers are no quotients of a network's sizes, so that none stands for another.
  static let example: DescentRule = {
    var rule = DescentRule()
    rule.l2 = 0.3719
    for setting in Optimizer.settings { rule[setting] = setting.example }
    return rule
  }()

  /// The optimizer that these settings mean.
  public var optimizer: Optimizer { Optimizer.all.last { $0.isMeant(self) } ?? .gradientDescent }
}
