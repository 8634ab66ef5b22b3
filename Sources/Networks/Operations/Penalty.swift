import Expressions
import Matrices

/// penalty = l2 / 2 * the sum of the squares of all weights: what L2 regularisation adds to the loss.
struct Penalty: WholeOperation {
  private let l2: Double
  private let depth: Int
  private let weights: [Range<Int>]

  init(of architecture: Architecture, l2: Double) {
    self.l2 = l2
    depth = architecture.depth
    weights = (1...depth).compactMap { architecture.parameterRange(of: MatrixName(.weights, layer: $0)) }
  }

  var output: MatrixName? { MatrixName(.penalty) }
  var stage: Stage { .forward }
  var layer: Int { depth }
  var lines: [FormulaLine] { line(Iteration.penalty(depth: depth)) }

  func run(_ matrices: FinishedMatrices, to output: UnsafeMutablePointer<Double>) {
    output[0] = value(matrices.parameters)
  }

  /// The penalty of parameters in the order of `Parameters.values`. O(parameters).
  func value(_ parameters: UnsafePointer<Double>) -> Double {
    var total = 0.0
    for range in weights {
      // Eight sums at a time, in an order that never changes: so the processor need not wait for each addition.
      var sums = SIMD8<Double>.zero
      var place = range.lowerBound
      while place + 8 <= range.upperBound {
        let w = UnsafeRawPointer(parameters + place).loadUnaligned(as: SIMD8<Double>.self)
        sums += w * w
        place += 8
      }
      total += sums.sum()
      for i in place..<range.upperBound { total += parameters[i] * parameters[i] }
    }
    return l2 / 2 * total
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    "Every weight costs l2 / 2 times its square: large weights cost most, and biases nothing."
  }

  let notes = OperationNotes(
    title: "Penalty: penalty = l2 / 2 * (sum(W1**2) + sum(W2**2) + ...)",
    meaning: "What large weights cost: L2 regularisation, where the l2 setting is not 0.",
    derivation: """
      L2 regularisation adds a penalty to the loss, which pulls every weight towards 0: a network with small weights \
      changes its mind less for a small change of the image, and so it fits the noise of the training samples less. The \
      sum runs over every weight of every layer. Biases are left out: they shift a neuron, and do not make it more \
      sensitive.

      There is no m in it: the penalty is the same for a mini-batch as for all samples. (Some textbooks write \
      lambda / (2m) times the sum, with m the number of all training samples; their lambda is l2 * m.) The half makes \
      the derivative simple: ∂penalty/∂W[i,j] = l2 * W[i,j], which is added to dW.
      """)
}
