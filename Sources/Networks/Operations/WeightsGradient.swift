import CKernels
import Expressions
import Matrices

/// dW = dZ @ A.T / m, with the pixels X in A's place in the first layer.
struct WeightsGradient: SumOperation {
  let layer: Int
  private let rows: Int
  private let inputs: Int
  private let weights: Int
  private let l2: Double

  init(layer: Int, of architecture: Architecture, l2: Double = 0) {
    self.l2 = l2
    weights = architecture.weightsOffset(layer)
    self.layer = layer
    rows = architecture.neurons(layer)
    inputs = architecture.inputs(layer)
  }

  var output: MatrixName? { MatrixName(.weightsGradient, layer: layer) }
  var stage: Stage { .backward }
  var lines: [FormulaLine] { line(Iteration.weightsGradient(layer, l2: l2 != 0)) }

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer))
    guard layer == 1 else {
      let a = block.columns(MatrixName(.activation, layer: layer - 1))
      return gradb_outer_sum(dz, rows, a, inputs, block.count, sum)
    }
    switch block.inputs {
    case .pixels(let pixels): gradb_pixel_outer_sum(dz, rows, pixels, block.rows, block.count, sum)
    case .numbers(let all, let width):
      block.withColumns(ofInputs: all, width: width) {
        gradb_outer_sum(dz, rows, $0, inputs, block.count, sum)
      }
    }
  }

  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) {
    let m = Double(sampleCount)
    for i in sum.indices { sum[i] /= m }
    guard l2 != 0 else { return }
    for i in sum.indices { sum[i] += l2 * parameters[weights + i] }
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "Each sample adds neuron \(place.row)'s error times the input that came through this weight; their mean is how L "
      + "changes with the weight."
  }

  let notes = OperationNotes(
    title: "Gradient of the weights: dW = dZ @ A.T / m",
    meaning:
      "How the loss changes with each weight: the neuron's error times the input that came through it.",
    derivation: """
      For one sample, z[i] contains the term W[i,j] · a[j], so ∂z[i]/∂W[i,j] = a[j], and by the chain rule \
      ∂l/∂W[i,j] = ∂l/∂z[i] · a[j] = dz[i] · a[j]. The loss L is the mean of l over the m samples, so

          dW[i,j] = (dZ[i,0]*A[j,0] + dZ[i,1]*A[j,1] + … + dZ[i,m-1]*A[j,m-1]) / m

      which is row i of dZ times row j of A: the matrix product dZ @ A.T, divided by m. Shapes: (k×m) @ (m×n) = k×n, \
      that of W. In the first layer the inputs are X: a pixel that is black in every sample gives its weights \
      no gradient at all.

      With L2 regularisation, the derivative of the penalty, l2 * W, is added.
      """)
}
