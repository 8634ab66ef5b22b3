import Expressions

/// What gradient descent does beyond following the gradient of the loss: regularisation, the optimizer and its settings.
public struct DescentRule: Sendable, Equatable {
  /// The strength of L2 regularisation: the loss has a penalty of l2 / 2 times the sum of all weights' squares. At least 0.
  public var l2 = 0.0
  /// The name of the optimizer that a person chose.
  private var name = Optimizer.gradientDescent.name
  /// The settings of optimizers that are not as usual, by their names.
  private var numbers: [String: Double] = [:]

  /// Plain gradient descent.
  public init() {}

  /// The optimizer: the one that was chosen, with momentum or without.
  public var optimizer: Optimizer {
    let hasMomentum = numbers[OptimizerSetting.momentum.name] != nil
    return Optimizer.all.first { $0.name == name && $0.hasMomentum == hasMomentum }
      ?? Optimizer.all.first { $0.name == name } ?? .gradientDescent
  }

  /// The settings that its optimizer has, with momentum or without.
  public var settings: [OptimizerSetting] { Optimizer.settings(of: name) }

  /// Takes another optimizer, with its own numbers; momentum stays.
  ///
  /// - Throws: `OptimizerRefusal` where there is none of that name, or it has no place for the momentum that there is.
  public mutating func choose(_ name: String) throws(OptimizerRefusal) {
    guard Optimizer.names.contains(name) else { throw .unknown(name) }
    let momentum = OptimizerSetting.momentum
    guard self.momentum == 0 || Optimizer.settings(of: name).contains(where: { $0.name == momentum.name })
    else {
      throw .besideMomentum(name, self.momentum)
    }
    self.name = name
    numbers = numbers.filter { $0.key == momentum.name }
  }

  /// Gives a setting of the optimizer a value within its range.
  ///
  /// - Throws: `OptimizerRefusal` where the optimizer has no such setting.
  public mutating func set(_ setting: OptimizerSetting, to value: Double) throws(OptimizerRefusal) {
    guard has(setting) || value == self[setting] else { throw .noSuchSetting(setting, of: name) }
    self[setting] = value
  }

  /// Whether the optimizer has a setting.
  public func has(_ setting: OptimizerSetting) -> Bool { own(setting) != nil }

  /// A setting as the optimizer has it.
  private func own(_ setting: OptimizerSetting) -> OptimizerSetting? {
    settings.first { $0.name == setting.name }
  }

  /// What a setting is where nobody has set it.
  public func usual(_ setting: OptimizerSetting) -> Double { (own(setting) ?? setting).usual }

  /// The value of an optimizer's setting.
  public subscript(setting: OptimizerSetting) -> Double {
    get { numbers[setting.name] ?? usual(setting) }
    set { numbers[setting.name] = newValue == usual(setting) ? nil : newValue }
  }

  /// The numbers that formulas know by their names: l2, momentum, and the settings of the optimizer.
  public var numbersByName: [String: Double] {
    settings.reduce(into: ["l2": l2, OptimizerSetting.momentum.name: momentum]) { $0[$1.name] = self[$1] }
  }

  /// The number that formulas know as `name`: l2, or a setting of the optimizer; nil where none is called so.
  public func number(named name: String) -> Double? { numbersByName[name] }

  /// What names stand for in the way of a step in update `t`: numbers of the rule, and what `value` gives for matrices; nil
  /// where one of these is not there.
  public func names(in way: Formula, update t: Int, _ value: (MatrixName) -> Value?) -> [String: Value]? {
    var names = numbersByName.mapValues { Value.number($0) }
    names["t"] = .integer(t)
    for name in way.freeNames.compactMap({ MatrixName($0) }) {
      guard let value = value(name) else { return nil }
      names["\(name)"] = value
    }
    return names
  }

  /// Numbers for all that formulas know by a name, which are no quotients of a network's sizes, so that none stands for
  /// another.
  static let exampleNumbers: [String: Double] =
    Optimizer.settings.reduce(into: ["l2": 0.3719]) { $0[$1.name] = $1.example }
}
