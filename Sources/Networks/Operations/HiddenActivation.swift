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
  var expression: String { "\(activation.name)(Z\(layer))" }

  func run(_ block: Block) {
    activation.apply(
      block.columns(MatrixName(.preActivation, layer: layer)),
      block.columns(MatrixName(.activation, layer: layer)), rows * block.count)
  }

  static let notes = OperationNotes(
    title: "Activation: A = relu(Z)",
    meaning: "A neuron passes on what is positive, and is silent otherwise.",
    derivation: """
      relu(z) = max(z, 0), element by element, so A has Z's shape. Without it two layers would be no more than one: \
      W2 @ (W1 @ X) = (W2 @ W1) @ X. A neuron whose z is negative for a sample is *inactive* for it: it adds nothing \
      to the next layer, and on the way back it learns nothing from that sample.
      """)
}
