import CKernels
import Expressions
import Matrices

/// A = softmax(Z) in the last layer: probabilities of the classes.
struct Softmax: SampleOperation {
  let layer: Int
  private let rows: Int

  init(of architecture: Architecture) {
    layer = architecture.depth
    rows = architecture.neurons(layer)
  }

  var output: MatrixName? { MatrixName(.activation, layer: layer) }
  var stage: Stage { .forward }
  var lines: [FormulaLine] { line(Iteration.outputActivation(layer)) }

  func run(_ block: Block) {
    let z = block.columns(MatrixName(.preActivation, layer: layer))
    let a = block.columns(MatrixName(.activation, layer: layer))
    for column in 0..<block.count {
      let start = column * rows
      var largest = z[start]
      for i in start..<start + rows { largest = z[i] > largest ? z[i] : largest }
      for i in start..<start + rows { a[i] = z[i] - largest }
    }
    gradb_exp(a, rows * block.count)
    for column in 0..<block.count {
      let start = column * rows
      var sum = 0.0
      for i in start..<start + rows { sum += a[i] }
      for i in start..<start + rows { a[i] /= sum }
    }
  }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    let z = MatrixName(.preActivation, layer: layer)
    let logits = (0..<rows).map { numbers[z, $0, place.column] }
    // As in run: the first of equals, and NaN only where it comes first.
    let largest = logits.dropFirst().reduce(logits.first ?? 0) { $1 > $0 ? $1 : $0 }
    var powers = logits.map { $0 - largest }
    powers.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { gradb_exp(base, rows) } }
    let function = FactorFunction { "exp(\($0) - max)" }
    let terms = (0..<rows).map {
      Term($0, Factor(MatrixElement(z, $0, place.column), logits[$0], function, gives: powers[$0]))
    }
    return ElementFormula(
      "\(function.text("\(MatrixElement(z, place))")) / sum(\(function.text("\(z)[:,\(place.column)]")))",
      index: "i",
      columns: [FactorColumn("\(z)[i,\(place.column)]", function)], terms: terms,
      closing: .share(ofTerm: place.row),
      meaning:
        "The probability that the network gives to class \(place.row) for this sample: its share of all classes' "
        + "exp.")
  }

  let notes = OperationNotes(
    title: "Probabilities: A = softmax(Z)",
    meaning: "The last layer's numbers become probabilities: positive, and 1 in all for each sample.",
    derivation: """
      For each sample, with its logits z (one for each class),

          a[i] = exp(z[i]) / (exp(z[0]) + … + exp(z[9]))

      Subtracting the same number from every logit changes nothing, because it cancels in the fraction. So the largest \
      is subtracted first: then no exp is larger than 1 and the sum is at least 1, and nothing overflows even where a \
      logit is 10,000.
      """)
}
