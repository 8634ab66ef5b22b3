import Expressions

/// How gradients change the parameters: what is kept of each parameter from iteration to iteration, and the step.
public struct Optimizer: Sendable {
  /// Its name, as `set optimizer` takes it.
  public let name: String
  /// The same as it is written: `Adam`.
  public let title: String
  /// Whether it is the one of its name that is meant where momentum is not 0.
  public var hasMomentum = false
  /// The numbers that a person sets for it.
  public let settings: [OptimizerSetting]
  /// The learning rate that it usually goes with, where that is not `Settings`'.
  public var usualAlpha: Double?
  /// What it keeps, in the order in which it is computed.
  let slots: [Slot]
  /// What a parameter becomes.
  let step: @Sendable (ParameterNames) -> Formula
  /// Changes parameters by `step`, which reads the numbers of all of them.
  let apply:
    @Sendable (_ parameters: UnsafeMutableBufferPointer<Double>, OptimizerNumbers, DescentRule) -> Void
  /// What is said of the step, and where it comes from.
  let notes: OperationNotes
  /// The mistakes in its step which have words of their own, beside those of any step.
  var mistakes: @Sendable (MistakeTable, MatrixName) -> [Mistake] = { _, _ in [] }
  /// What is said of the steps that it has taken: "Each update takes a step …".
  public let stepsWords: String
  /// Why the loss may rise though alpha is small; nil where nothing but a wrong gradient explains it.
  public let uphillWords: String?

  /// A vector that it keeps.
  struct Slot: Sendable {
    let slot: StateSlot
    /// What one of its numbers is called, and several of them.
    let word, plural: String
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

  /// Every optimizer; of two with one name, that without momentum first.
  public static let all: [Optimizer] = [
    .gradientDescent, .momentum, .rmsProp, .rmsPropWithMomentum, .adam,
  ]

  /// The names that `set optimizer` takes.
  public static let names: [String] = all.map(\.name).reduce(into: []) { known, name in
    if !known.contains(name) { known.append(name) }
  }

  /// The settings of all optimizers, each once.
  public static let settings: [OptimizerSetting] = each(all)

  /// The settings of the optimizer that a person calls `name`, with momentum or without.
  public static func settings(of name: String) -> [OptimizerSetting] { each(all.filter { $0.name == name }) }

  private static func each(_ optimizers: [Optimizer]) -> [OptimizerSetting] {
    var names: Set<String> = []
    return optimizers.flatMap(\.settings).filter { names.insert($0.name).inserted }
  }

  /// What it keeps in `slot`, or else what the first optimizer does that keeps something in it.
  private func own(_ slot: StateSlot) -> Slot? {
    ([self] + Self.all).lazy.compactMap { $0.slots.first { $0.slot == slot } }.first
  }

  /// What the numbers of a slot are, in a few words.
  public func meaning(of slot: StateSlot) -> String { own(slot)?.meaning ?? "" }

  /// What one number of a slot is called.
  public func word(for slot: StateSlot) -> String { own(slot)?.word ?? "" }

  /// What the numbers of a slot are called.
  public func plural(for slot: StateSlot) -> String { own(slot)?.plural ?? "" }

  /// Why a network may have no such slot, and what gives it one: "while momentum is 0; …".
  public func absence(of slot: StateSlot) -> String { own(slot)?.absence ?? "" }

  /// What `set` takes to give a network these slots, with as few others as can be: `momentum`, `optimizer adam`; nil where
  /// no optimizer has all of them.
  public static func setting(for slots: Set<StateSlot>) -> String? {
    let having = all.filter { slots.isSubset(of: $0.stateSlots) }
    // Momentum is what a network has beside something else, where that would do alone.
    let fewest = having.min {
      ($0.slots.count, $0.hasMomentum && $0.slots.count > 1 ? 1 : 0)
        < ($1.slots.count, $1.hasMomentum && $1.slots.count > 1 ? 1 : 0)
    }
    return fewest.map { $0.hasMomentum ? OptimizerSetting.momentum.name : "optimizer \($0.name)" }
  }

  /// Settings with which it is the one that is meant, and nothing else is there.
  public var rule: DescentRule {
    var rule = DescentRule()
    try? rule.choose(name)
    if hasMomentum { rule.momentum = 0.9 }
    return rule
  }

  /// Whether its step reads `t`, the number of the update: then that is a part of its state.
  public var countsUpdates: Bool { step(ParameterNames(.weights, layer: "")).freeNames.contains("t") }

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

  /// What the step of a single number of `parameter` multiplies by alpha and subtracts in update `t`, made of the numbers of
  /// matrices at its place; nil where one of them is not there.
  public func way(
    of parameter: MatrixName, by rule: DescentRule, update t: Int, number: (MatrixName) -> Double?
  ) -> Double? {
    guard let way = way(of: parameter) else { return nil }
    if let name = way.name.flatMap({ MatrixName($0) }) { return number(name) }
    let names = rule.names(in: way, update: t) { number($0).map { .number($0) } }
    return names.flatMap { try? way.value(in: $0) }?.array?.single
  }

  /// The matrix that the step multiplies by alpha and subtracts from a parameter; nil where it is none, or more.
  public func direction(of parameter: MatrixName) -> MatrixName? {
    way(of: parameter)?.name.flatMap { MatrixName($0) }
  }
}

extension Optimizer: Hashable {
  /// Whether they have the same name, and both have momentum or neither.
  public static func == (left: Optimizer, right: Optimizer) -> Bool {
    left.name == right.name && left.hasMomentum == right.hasMomentum
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(hasMomentum)
  }
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
