import CKernels
import Expressions
import Matrices

/// dA = W.T @ dZ, with W and dZ of the layer above.
struct HiddenActivationGradient: SampleOperation {
  let layer: Int
  private let rows: Int
  private let rowsAbove: Int
  private let weights: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    rows = architecture.neurons(layer)
    rowsAbove = architecture.neurons(layer + 1)
    weights = architecture.weightsOffset(layer + 1)
  }

  var output: MatrixName? { MatrixName(.activationGradient, layer: layer) }
  var stage: Stage { .backward }
  var lines: [FormulaLine] { line(Iteration.hiddenActivationGradient(layer)) }

  func run(_ block: Block) {
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer + 1))
    let da = block.columns(MatrixName(.activationGradient, layer: layer))
    gradb_transposed_product(block.parameters + weights, rowsAbove, rows, dz, block.count, da)
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "The errors of layer \(layer + 1) come back to neuron \(place.row) along the weights that its activation went up."
  }

  let notes = OperationNotes(
    title: "Error at a hidden activation: dA = W.T @ dZ",
    meaning: "The error of the layer above, sent back along the same weights that the activation went up.",
    derivation: """
      Activation a[j] enters every neuron i of the layer above, with the weight W[i,j]. So a change of a[j] changes the \
      loss along every one of these paths, and the chain rule adds them up:

          ∂l/∂a[j] = W[0,j]*dz[0] + W[1,j]*dz[1] + … = column j of W times dz

      For all j and all samples that is W.T @ dZ, with W and dZ of the layer above. Shapes: (n×k) @ (k×m) = n×m, that \
      of A.
      """)
}
