import Expressions
import Matrices

/// db = the sum of dZ over the samples / m.
struct BiasGradient: SumOperation {
  let layer: Int
  private let rows: Int

  init(layer: Int, of architecture: Architecture) {
    self.layer = layer
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.biasGradient, layer: layer) }
  var stage: Stage { .backward }
  var lines: [FormulaLine] { line(Iteration.biasGradient(layer)) }

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer))
    for column in 0..<block.count {
      for row in 0..<rows { sum[row] += dz[column * rows + row] }
    }
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "The mean of neuron \(place.row)'s errors over the samples is how L changes with its bias."
  }

  let notes = OperationNotes(
    title: "Gradient of the bias: db = sum(dZ, axis=1, keepdims=True) / m",
    meaning: "How the loss changes with each neuron's bias: the neuron's mean error.",
    derivation: """
      z[i] contains b[i] with the factor 1, so ∂l/∂b[i] = dz[i], and the mean over the samples is

          db[i] = (dZ[i,0] + dZ[i,1] + … + dZ[i,m-1]) / m

      The sum runs over the samples (axis=1, along a row), and there is one for each neuron: db is k×1, like b. Summed \
      over everything, as in `np.sum(dZ) / m`, it would be one number for all neurons; in the last layer even 0, \
      because each column of dZ sums to 0, and the bias would never learn.
      """)
}
