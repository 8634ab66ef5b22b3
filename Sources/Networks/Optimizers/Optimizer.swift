import Expressions

/// How gradients change the parameters: what is kept of each parameter from iteration to iteration, and the step.
public struct Optimizer: Sendable {
  /// Its name.
  public let name: String
  /// The numbers that a person sets for it.
  public let settings: [OptimizerSetting]
  /// Whether it is the one that a person's settings mean.
  let isMeant: @Sendable (DescentRule) -> Bool
  /// Changes settings so that they mean it.
  let choose: @Sendable (inout DescentRule) -> Void
  /// What it keeps, in the order in which it is computed.
  let slots: [Slot]
  /// What a parameter becomes.
  let step: @Sendable (ParameterNames) -> Formula
  /// Changes parameters by `step`, which reads the numbers of all of them.
  let apply:
    @Sendable (_ parameters: UnsafeMutableBufferPointer<Double>, OptimizerNumbers, DescentRule) -> Void
  /// What is said of the step, and where it comes from.
  let notes: OperationNotes
  /// What is said of the steps that it has taken: "Each update takes a step …".
  public let stepsWords: String
  /// Why the loss may rise though alpha is small; nil where nothing but a wrong gradient explains it.
  public let uphillWords: String?

  /// A vector that it keeps.
  struct Slot: Sendable {
    let slot: StateSlot
    /// What the vector becomes; its own name in it is what the iteration before left.
    let formula: @Sendable (ParameterNames) -> Formula
    /// Writes what it becomes, for one parameter; `output` may be the place of what the iteration before left.
    let run: @Sendable (OptimizerNumbers, DescentRule, _ output: UnsafeMutablePointer<Double>) -> Void
    /// What is said of it, and where it comes from.
    let notes: OperationNotes
    /// What its numbers are, in a few words.
    let meaning: String
    /// Why there is none now, and what makes it, behind "there is no vW1": "while momentum is 0; …".
    let absence: String
    /// What one of its elements is, in words for a student.
    let elementMeaning: String
    /// The mistakes in its line which have words of their own.
    var mistakes: @Sendable (MistakeTable, MatrixName) -> [Mistake] = { _, _ in [] }
  }

  /// Every optimizer. Where several are meant, it is the last of them.
  public static let all: [Optimizer] = [.gradientDescent, .momentum]

  /// The settings of all optimizers, each once.
  public static let settings: [OptimizerSetting] = {
    var names: Set<String> = []
    return all.flatMap(\.settings).filter { names.insert($0.name).inserted }
  }()

  /// The first optimizer that keeps something in `slot`, and what it says of that.
  private static func first(with slot: StateSlot) -> (optimizer: Optimizer, slot: Slot)? {
    for optimizer in all {
      if let own = optimizer.slots.first(where: { $0.slot == slot }) { return (optimizer, own) }
    }
    return nil
  }

  /// What the numbers of a slot are, in a few words.
  public static func meaning(of slot: StateSlot) -> String { first(with: slot)?.slot.meaning ?? "" }

  /// Why a network may have no such slot, and what gives it one: "while momentum is 0; …".
  public static func absence(of slot: StateSlot) -> String { first(with: slot)?.slot.absence ?? "" }

  /// The setting that gives a network such a slot.
  public static func setting(for slot: StateSlot) -> OptimizerSetting? {
    first(with: slot)?.optimizer.settings.first
  }

  /// Settings with which it is the one that is meant, and nothing else is there.
  public var rule: DescentRule {
    var rule = DescentRule()
    choose(&rule)
    return rule
  }

  /// The slots that it keeps.
  public var stateSlots: [StateSlot] { slots.map(\.slot) }

  /// What a parameter (a W or b) becomes: `W1 - alpha * dW1`.
  public func formula(of parameter: MatrixName) -> Formula {
    step(ParameterNames(parameter.kind, layer: "\(parameter.layer)"))
  }

  /// What the step multiplies by alpha and subtracts from a parameter; nil where it does something else.
  public func way(of parameter: MatrixName) -> Formula? {
    formula(of: parameter).multiplied(by: "alpha", subtractedFrom: "\(parameter)")
  }

  /// What the step of a single number of `parameter` multiplies by alpha and subtracts, made of the numbers of matrices at
  /// its place; nil where one of them is not there.
  public func way(
    of parameter: MatrixName, by rule: DescentRule, number: (MatrixName) -> Double?
  ) -> Double? {
    guard let way = way(of: parameter) else { return nil }
    if let name = way.name.flatMap({ MatrixName($0) }) { return number(name) }
    var names = rule.numbersByName.mapValues { Value.number($0) }
    for name in way.freeNames.compactMap({ MatrixName($0) }) {
      guard let number = number(name) else { return nil }
      names["\(name)"] = .number(number)
    }
    return (try? way.value(in: names))?.array?.single
  }

  /// The matrix that the step multiplies by alpha and subtracts from a parameter; nil where it is none, or more.
  public func direction(of parameter: MatrixName) -> MatrixName? {
    way(of: parameter)?.name.flatMap { MatrixName($0) }
  }
}

extension Optimizer: Equatable {
  /// Whether they have the same name.
  public static func == (left: Optimizer, right: Optimizer) -> Bool { left.name == right.name }
}

/// The names that an optimizer's formulas use for one parameter, or for that of any layer.
struct ParameterNames {
  private let kind: MatrixName.Kind
  private let layer: String

  /// The names of a W or b in a layer; `layer` is empty for any.
  init(_ kind: MatrixName.Kind, layer: String) {
    (self.kind, self.layer) = (kind, layer)
  }

  /// `W1`
  var parameter: String { kind.symbol + layer }
  /// `dW1`
  var gradient: String { (kind.traits.gradient?.symbol ?? "") + layer }
  /// `vW1`
  func state(_ slot: StateSlot) -> String { (kind.state(slot)?.symbol ?? "") + layer }
}
