import Expressions
import Matrices

/// A = f(Z) in a hidden layer.
struct HiddenActivation: SampleOperation {
  let layer: Int
  private let activation: Activation
  private let rows: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    activation = architecture.activation
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.activation, layer: layer) }
  var stage: Stage { .forward }
  var lines: [FormulaLine] { line(Iteration.hiddenActivation(layer, activation)) }
  var notes: OperationNotes { activation.notes }

  func run(_ block: Block) {
    activation.apply(
      block.columns(MatrixName(.preActivation, layer: layer)),
      block.columns(MatrixName(.activation, layer: layer)), rows * block.count)
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let z = MatrixName(.preActivation, layer: layer)
    let element = MatrixElement(z, place)
    let read = numbers[z, place.row, place.column]
    var value = 0.0
    withUnsafePointer(to: read) { activation.apply($0, &value, 1) }
    let function = FactorFunction { [name = activation.function] in "\(name)(\($0))" }
    return ElementFormula(
      function.text("\(element)"), columns: [FactorColumn("\(element)", function)],
      terms: [Term(nil, Factor(element, read, function, gives: value))],
      meaning: activation.meaning(place.row, read))
  }
}
