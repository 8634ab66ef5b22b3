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

  /// The number that formulas know as `name`: l2, or a setting of an optimizer; nil where none is called so.
  public func number(named name: String) -> Double? {
    name == "l2" ? l2 : Optimizer.settings.first { $0.name == name }.map { self[$0] }
  }

  /// The optimizer that these settings mean.
  public var optimizer: Optimizer { Optimizer.all.last { $0.isMeant(self) } ?? .gradientDescent }
}
