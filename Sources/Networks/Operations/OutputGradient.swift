import Expressions
import Matrices

/// dZ = A − Y in the last layer.
struct OutputGradient: SampleOperation {
  let layer: Int
  private let rows: Int

  init(of architecture: Architecture) {
    layer = architecture.depth
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.preActivationGradient, layer: layer) }
  var stage: Stage { .backward }
  var lines: [FormulaLine] { line(Iteration.outputGradient(layer)) }

  func run(_ block: Block) {
    let a = block.columns(MatrixName(.activation, layer: layer))
    let dz = block.columns(MatrixName(.preActivationGradient, layer: layer))
    for i in 0..<rows * block.count { dz[i] = a[i] }
    for column in 0..<block.count { dz[column * rows + block.target(column)] -= 1 }
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let a = MatrixName(.activation, layer: layer)
    let y = MatrixName(.oneHot)
    let right = numbers[y, place.row, place.column]
    let negated = FactorFunction { "-\($0)" }
    return ElementFormula(
      "\(MatrixElement(a, place)) - \(MatrixElement(y, place))",
      terms: [
        Term(nil, numbers.factor(a, place.row, place.column)),
        Term(nil, Factor(MatrixElement(y, place), right, negated, gives: right == 0 ? 0 : -right)),
      ],
      meaning: meaning(right: right == 1, isLabel: numbers.batch.label(place.column) == place.row, place.row))
  }

  private func meaning(right: Bool, isLabel: Bool, _ row: Int) -> String {
    switch (right, isLabel) {
    case (true, true): "Class \(row) is the label: it got this much less than the 1 that it should have got."
    case (false, false): "Class \(row) is not the label: whatever it got is too much."
    case (true, false):
      "Y has its 1 for class \(row), so that is taken for right, although it is not the label."
    case (false, true): "Class \(row) is the label, but Y has no 1 for it: it is taken for wrong."
    }
  }

  let notes = OperationNotes(
    title: "Error at the output: dZ = A - Y",
    meaning: "For each class, the probability that was given, minus the one that was right.",
    derivation: """
      Take one sample with label c. Its loss is l = −log a[c] = −z[c] + log(exp(z[0]) + … + exp(z[9])). Differentiate \
      by z[i]: the logarithm gives exp(z[i]) / (exp(z[0]) + …) = a[i], and −z[c] gives −1 where i = c. So

          ∂l/∂z[i] = a[i] − (1 if i = c else 0) = a[i] − y[i]

      Softmax and cross-entropy together have this simple derivative; that is why they are used together. dZ carries \
      no 1/m: it is each sample's own derivative, and the mean is taken in dW and db. Its columns sum to 0, because \
      probabilities sum to 1 and so does Y.
      """)
}
