import Expressions
import Matrices

/// dZ = dA * f′(Z) in a hidden layer.
struct HiddenGradient: SampleOperation {
  let layer: Int
  private let activation: Activation
  private let rows: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    activation = architecture.activation
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.preActivationGradient, layer: layer) }
  var stage: Stage { .backward }
  var lines: [FormulaLine] { line(Iteration.hiddenGradient(layer, activation)) }
  var notes: OperationNotes { activation.derivativeNotes }

  func run(_ block: Block) {
    activation.applyDerivative(
      block.columns(MatrixName(.preActivation, layer: layer)),
      block.columns(MatrixName(.activation, layer: layer)),
      block.columns(MatrixName(.activationGradient, layer: layer)),
      block.columns(MatrixName(.preActivationGradient, layer: layer)), rows * block.count)
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let error = MatrixElement(MatrixName(.activationGradient, layer: layer), place)
    let slopes = activation.derivative.map { part in
      let element = MatrixElement(MatrixName(part.reads, layer: layer), place)
      let read = numbers[element.name, place.row, place.column]
      return Factor(element, read, part.text.map(FactorFunction.init), gives: part.value(read))
    }
    return ElementFormula(
      "\(error) * " + slopes.map(\.symbols).joined(separator: " * "),
      columns: [FactorColumn("\(error)")] + slopes.map { FactorColumn("\($0.element)", $0.function) },
      terms: [Term(nil, [numbers.factor(error.name, place.row, place.column)] + slopes)],
      meaning: activation.derivativeMeaning(place.row, slopes.reduce(1) { $0 * $1.value }))
  }
}
