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
