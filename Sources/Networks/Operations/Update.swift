import Expressions

/// The optimizer's step, for every W and b.
struct Update: UpdateOperation {
  let rule: DescentRule

  var output: MatrixName? { nil }
  var stage: Stage { .update }
  var layer: Int { 0 }
  var lines: [FormulaLine] {
    [MatrixName.Kind.weights, .bias].map { kind in
      let names = ParameterNames(kind, layer: "")
      return FormulaLine(names.parameter, rule.optimizer.step(names))
    }
  }
  var notes: OperationNotes { rule.optimizer.notes }
  var slots: [StateSlot] { rule.optimizer.stateSlots }

  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers) {
    rule.optimizer.apply(parameters, numbers, rule)
  }
}
