import Expressions
import Matrices

/// What an optimizer keeps of a parameter becomes its next value, as v = momentum * v + dW.
///
/// That becomes part of the network's state with the update; an iteration that is abandoned changes none.
struct StateOperation: WholeOperation {
  private let parameter: MatrixName
  private let state: MatrixName
  private let gradient: MatrixName
  private let slot: Optimizer.Slot
  private let rule: DescentRule
  private let slots: [StateSlot]
  private let count: Int

  /// The operation for a parameter; nil where `parameter` is none of the network.
  init?(of parameter: MatrixName, in network: Architecture, _ slot: Optimizer.Slot, _ rule: DescentRule) {
    guard let state = parameter.state(slot.slot), let gradient = parameter.gradient,
      let range = network.parameterRange(of: parameter)
    else { return nil }
    (self.parameter, self.state, self.gradient) = (parameter, state, gradient)
    (self.slot, self.rule, count) = (slot, rule, range.count)
    slots = rule.optimizer.stateSlots
  }

  var output: MatrixName? { state }
  var stage: Stage { .update }
  var layer: Int { parameter.layer }
  var lines: [FormulaLine] {
    line(slot.formula(ParameterNames(parameter.kind, layer: "\(parameter.layer)")))
  }
  var notes: OperationNotes { slot.notes }

  func run(_ matrices: FinishedMatrices, to output: UnsafeMutablePointer<Double>) {
    slot.run(
      OptimizerNumbers(
        count: count, gradients: matrices[gradient],
        state: Dictionary(
          uniqueKeysWithValues: slots.compactMap { slot in
            parameter.state(slot).map { (slot, matrices[$0]) }
          }),
        learningRate: matrices.learningRate, t: matrices.t), rule, output)
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String { slot.elementMeaning }
}
