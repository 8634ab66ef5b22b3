import CKernels
import Expressions
import Matrices

/// Z = W @ A + b, with the pixels X in A's place in the first layer.
struct PreActivation: SampleOperation {
  let layer: Int
  private let rows: Int
  private let inputs: Int
  private let weights: Int
  private let bias: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    rows = architecture.neurons(layer)
    inputs = architecture.inputs(layer)
    weights = architecture.weightsOffset(layer)
    bias = architecture.biasOffset(layer)
  }

  var output: MatrixName? { MatrixName(.preActivation, layer: layer) }
  var stage: Stage { .forward }
  var lines: [FormulaLine] { line(Iteration.preActivation(layer)) }

  func run(_ block: Block) { run(block, bias: block.parameters + bias) }

  /// Writes the columns with other biases.
  func run(_ block: Block, bias b: UnsafePointer<Double>) {
    let w = block.parameters + weights
    let z = block.columns(MatrixName(.preActivation, layer: layer))
    guard layer == 1 else {
      let a = block.columns(MatrixName(.activation, layer: layer - 1))
      return gradb_product(w, b, rows, inputs, a, block.count, z)
    }
    switch block.inputs {
    case .pixels(let pixels): gradb_pixel_product(w, b, rows, pixels, block.rows, block.count, z)
    case .numbers(let all, let width):
      block.withColumns(ofInputs: all, width: width) { gradb_product(w, b, rows, inputs, $0, block.count, z) }
    }
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "Neuron \(place.row) of layer \(layer) weighs \(layer == 1 ? numbers.inputWords : "every activation below"), adds "
      + "up, and adds its bias."
  }

  let notes = OperationNotes(
    title: "Pre-activation: Z = W @ A + b",
    meaning: "Each neuron weighs its inputs, adds them up, and adds its bias.",
    derivation: """
      A layer with n inputs and k neurons has a weight for every pair of them, W (k×n), and a bias for every neuron, \
      b (k×1). For one sample with inputs a (n×1), neuron i computes

          z[i] = W[i,0]*a[0] + W[i,1]*a[1] + … + W[i,n-1]*a[n-1] + b[i]

      The samples of a batch stand side by side, one column each, so one matrix product does it for all of them, and \
      b is added to every column. In the first layer the inputs are X: the pixels, each divided by 255, \
      or the features as they are.
      """)
}
