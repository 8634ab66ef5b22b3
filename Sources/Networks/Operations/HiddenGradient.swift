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
  var expression: String {
    "dA\(layer) * \(activation.derivativeExpression(MatrixName(.preActivation, layer: layer)))"
  }

  func run(_ block: Block) {
    activation.applyDerivative(
      block.columns(MatrixName(.preActivation, layer: layer)),
      block.columns(MatrixName(.activationGradient, layer: layer)),
      block.columns(MatrixName(.preActivationGradient, layer: layer)), rows * block.count)
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let z = MatrixName(.preActivation, layer: layer)
    let da = MatrixName(.activationGradient, layer: layer)
    let (error, switched) = (MatrixElement(da, place), MatrixElement(z, place))
    let read = numbers[z, place.row, place.column]
    var slope = 0.0
    withUnsafePointer(to: read) { z in
      withUnsafePointer(to: 1.0) { one in activation.applyDerivative(z, one, &slope, 1) }
    }
    // The activation writes its derivative over the matrix; here it is that of one element.
    let whole = activation.derivativeExpression(z)
    let function = FactorFunction { whole.replacing(z.description, with: $0) }
    return ElementFormula(
      "\(error) * \(function.text("\(switched)"))",
      columns: [FactorColumn("\(error)"), FactorColumn("\(switched)", function)],
      terms: [
        Term(
          nil, numbers.factor(da, place.row, place.column),
          Factor(switched, read, function, gives: slope))
      ],
      meaning: meaning(slope: slope, neuron: place.row))
  }

  private func meaning(slope: Double, neuron: Int) -> String {
    switch slope {
    case 0:
      "Neuron \(neuron) was silent for this sample, so the error stops: it learns nothing from the sample."
    case 1: "Neuron \(neuron) was active for this sample, so the error passes unchanged."
    default: "The error passes, times the slope of neuron \(neuron)'s activation at its pre-activation."
    }
  }

  static let notes = OperationNotes(
    title: "Error at a hidden pre-activation: dZ = dA * (Z > 0)",
    meaning: "The error passes where the neuron was active, and stops where it was not.",
    derivation: """
      a = relu(z) has slope 1 where z > 0 and 0 where z < 0. So ∂l/∂z = ∂l/∂a · 1 where the neuron was active, and 0 \
      where it was not, element by element: the *mask* (Z > 0). At z = 0 the slope jumps; gradb takes 0 there, as \
      notebooks do. A finite difference across the jump agrees with neither side: the gradient check calls it a kink \
      and leaves it out.
      """)
}
