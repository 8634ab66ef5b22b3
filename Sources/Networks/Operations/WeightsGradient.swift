import CKernels
import Matrices

/// dW = dZ @ A.T / m, with the pixels X in A's place in the first layer.
struct WeightsGradient: SumOperation {
  let layer: Int
  private let rows: Int
  private let inputs: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    rows = architecture.neurons(layer)
    inputs = architecture.inputs(layer)
  }

  var output: MatrixName? { MatrixName(.weightsGradient, layer: layer) }
  var stage: Stage { .backward }
  var expression: String { "dZ\(layer) @ \(layer == 1 ? "X" : "A\(layer - 1)").T / m" }

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer))
    if layer == 1 {
      gradb_pixel_outer_sum(dz, rows, block.pixels, block.rows, block.count, sum)
    } else {
      let a = block.columns(MatrixName(.activation, layer: layer - 1))
      gradb_outer_sum(dz, rows, a, inputs, block.count, sum)
    }
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let dz = MatrixName(.preActivationGradient, layer: layer)
    let a = layer == 1 ? MatrixName(.input) : MatrixName(.activation, layer: layer - 1)
    let count = numbers.batch.count
    return ElementFormula(
      "sum(\(dz)[\(place.row),:] * \(a)[\(place.column),:]) / m", index: "s",
      columns: [FactorColumn("\(dz)[\(place.row),s]"), FactorColumn("\(a)[\(place.column),s]")],
      terms: (0..<count).map {
        Term($0, numbers.factor(dz, place.row, $0), numbers.factor(a, place.column, $0))
      },
      closing: .mean(count: count),
      meaning:
        "Each sample adds neuron \(place.row)'s error times the input that came through this weight; their mean is "
        + "how L changes with the weight.")
  }

  static let notes = OperationNotes(
    title: "Gradient of the weights: dW = dZ @ A.T / m",
    meaning:
      "How the loss changes with each weight: the neuron's error times the input that came through it.",
    derivation: """
      For one sample, z[i] contains the term W[i,j] · a[j], so ∂z[i]/∂W[i,j] = a[j], and by the chain rule \
      ∂l/∂W[i,j] = ∂l/∂z[i] · a[j] = dz[i] · a[j]. The loss L is the mean of l over the m samples, so

          dW[i,j] = (dZ[i,0]*A[j,0] + dZ[i,1]*A[j,1] + … + dZ[i,m-1]*A[j,m-1]) / m

      which is row i of dZ times row j of A: the matrix product dZ @ A.T, divided by m. Shapes: (k×m) @ (m×n) = k×n, \
      that of W. In the first layer the inputs are the pixels: a pixel that is black in every sample gives its weights \
      no gradient at all.
      """)
}
