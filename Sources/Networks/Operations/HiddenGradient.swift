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

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    let slopes = activation.derivative.map { part in
      part.value(numbers[MatrixName(part.reads, layer: layer), place.row, place.column])
    }
    return activation.derivativeMeaning(place.row, slopes.reduce(1, *))
  }
}
