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

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    activation.meaning(place.row, numbers[MatrixName(.preActivation, layer: layer), place.row, place.column])
  }
}
