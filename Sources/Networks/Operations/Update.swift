import Expressions

/// The optimizer's step, for every W and b.
struct Update: UpdateOperation {
  private let rule: DescentRule
  private let optimizer: Optimizer
  let countsUpdates: Bool

  init(rule: DescentRule) {
    self.rule = rule
    optimizer = rule.optimizer
    countsUpdates = optimizer.countsUpdates
  }

  var output: MatrixName? { nil }
  var stage: Stage { .update }
  var layer: Int { 0 }
  var lines: [FormulaLine] {
    [MatrixName.Kind.weights, .bias].map { kind in
      let names = ParameterNames(kind, layer: "")
      return FormulaLine(names.parameter, optimizer.step(names))
    }
  }
  var notes: OperationNotes { optimizer.notes }
  var slots: [StateSlot] { optimizer.stateSlots }

  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers) {
    optimizer.apply(parameters, numbers, rule)
  }
}
