import Expressions
import Foundation
import Matrices

/// L = the mean over the samples of −log of the probability given to the right class.
struct CrossEntropy: SumOperation {
  let layer: Int
  private let rows: Int
  private let penalty: Penalty?

  /// The least probability whose logarithm is taken as it stands; smaller ones come near those that lose digits.
  private static let leastProbability = 1e-290

  /// The loss of a network, with a penalty or without.
  init(of architecture: Architecture, penalty: Penalty? = nil) {
    self.penalty = penalty
    layer = architecture.depth
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.loss) }
  var stage: Stage { .forward }
  var lines: [FormulaLine] { line(Iteration.loss(layer, penalty: penalty != nil)) }

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    let z = block.columns(MatrixName(.preActivation, layer: layer))
    let a = block.columns(MatrixName(.activation, layer: layer))
    for column in 0..<block.count {
      let start = column * rows
      let probability = a[start + block.target(column)]
      if probability >= Self.leastProbability {
        sum[0] -= log(probability)
        continue
      }
      // The largest of each, without a branch: which it is, no processor can guess.
      var (largestZ, largestA) = (z[start], a[start])
      for i in start + 1..<start + rows {
        largestZ = z[i] > largestZ ? z[i] : largestZ
        largestA = a[i] > largestA ? a[i] : largestA
      }
      // log(a[label]) without the logarithm of a probability that has rounded to 0 or lost digits: the largest
      // probability is at least 1 / rows, and log(a[label]) − log(a[top]) = z[label] − z[top].
      sum[0] += largestZ - z[start + block.target(column)] - log(largestA)
    }
  }

  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) {
    sum[0] /= Double(sampleCount)
    if let penalty { sum[0] += penalty.value(parameters) }
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let a = MatrixName(.activation, layer: layer)
    let count = numbers.batch.count
    let function = FactorFunction { "-log(\($0))" }
    let terms = (0..<count).map { sample in
      let label = numbers.batch.target(sample)
      return Term(
        sample,
        Factor(
          MatrixElement(a, label, sample), numbers[a, label, sample], function,
          gives: cost(ofSample: sample, label: label, numbers)))
    }
    return ElementFormula(
      "sum(-log(\(a)[label,:])) / m" + (penalty == nil ? "" : " + penalty"), index: "s",
      columns: [FactorColumn("\(a)[label,s]", function)],
      terms: terms, closing: .mean(count: count),
      added: penalty == nil ? nil : Term(nil, numbers.factor(MatrixName(.penalty), 0, 0)),
      meaning:
        "Each sample costs -log of the probability that its right class got: 0 where that is 1, and more and more "
        + "the less it got.")
  }

  /// What one sample adds to the sum, in the way in which `add` computes it.
  private func cost(ofSample sample: Int, label: Int, _ numbers: IterationNumbers) -> Double {
    let z = MatrixName(.preActivation, layer: layer)
    let a = MatrixName(.activation, layer: layer)
    let probability = numbers[a, label, sample]
    if probability >= Self.leastProbability { return -log(probability) }
    var (largestZ, largestA) = (numbers[z, 0, sample], numbers[a, 0, sample])
    for i in 1..<max(1, rows) {
      largestZ = numbers[z, i, sample] > largestZ ? numbers[z, i, sample] : largestZ
      largestA = numbers[a, i, sample] > largestA ? numbers[a, i, sample] : largestA
    }
    return largestZ - numbers[z, label, sample] - log(largestA)
  }

  let notes = OperationNotes(
    title: "Loss: L = -sum(Y * log(A)) / m",
    meaning:
      "How surprised the network is, on average, by the right answers: 0 where it is certain of each of them.",
    derivation: """
      Y holds a 1 in the row of each sample's label and 0 elsewhere, so the sum picks out one logarithm for each \
      sample: L = (−log p₁ − log p₂ … − log pₘ) / m, where p is the probability that the network gave to the right \
      class. A network that knows nothing gives each of ten classes 1/10, and its loss is −log(1/10) = 2.303.

      Where a[label] is too small for a Double, gradb computes log a[label] as z[label] − z[top] + log a[top], with \
      *top* the class of the largest logit. That is the same number, and finite.

      With L2 regularisation, the penalty is added to it.
      """)
}
