import Matrices

/// What kind of mistake fits the numbers of a wrong gradient.
public enum Diagnosis: Sendable, Equatable {
  /// Every entry is m times too large.
  case missingDivision(m: Int)
  /// Every entry is m times too small.
  case repeatedDivision(m: Int)
  /// Every entry has the opposite sign.
  case flippedSign
  /// Entries are not 0 where the neuron was inactive.
  case missingDerivative(activation: String, inactive: Int)
  /// Every entry is the same number, where there should be one for each neuron.
  case wrongAxis
  /// The gradient is that with the weights transposed.
  case transposedWeights(MatrixName)
  /// The gradient itself is transposed.
  case transposed
  /// Every entry is off by the same multiple of its parameter.
  case strayRegularization(factor: Double)
  /// Every entry is off by the same factor.
  case constantFactor(Double)
  /// No mistake that is known fits.
  case unknown

  /// The first mistake that fits, from the most particular to the most general.
  init(_ evidence: Evidence) {
    let m = evidence.batchSize
    let ratio = evidence.constantRatio
    self =
      if let ratio, isNear(ratio, -1) {
        .flippedSign
      } else if let ratio, isNear(ratio, Double(m)) {
        .missingDivision(m: m)
      } else if let ratio, isNear(ratio, 1 / Double(m)) {
        .repeatedDivision(m: m)
      } else if evidence.output.kind == .biasGradient, evidence.isOneNumber {
        .wrongAxis
      } else if let inactive = evidence.wrongWhereInactive {
        .missingDerivative(activation: evidence.parameters.architecture.activation.name, inactive: inactive)
      } else if evidence.isOfTransposedWeights {
        .transposedWeights(MatrixName(.weights, layer: evidence.output.layer + 1))
      } else if evidence.isTransposed {
        .transposed
      } else if let factor = evidence.multipleOfParameter {
        .strayRegularization(factor: factor)
      } else if let ratio {
        .constantFactor(ratio)
      } else {
        .unknown
      }
  }
}

/// The numbers that a diagnosis is made from.
struct Evidence {
  let output: MatrixName
  let pairs: [DerivativePair]
  let batchSize: Int
  let parameters: Parameters
  let probe: IntermediateProbe

  /// Entries large enough that rounding of the finite difference cannot hide a ratio.
  private var significant: [DerivativePair] {
    let largest = pairs.reduce(0) { max($0, abs($1.numeric)) }
    return pairs.filter { abs($0.numeric) >= 1e-3 * largest && abs($0.numeric) > 1e-8 }
  }

  /// analytic / numeric, where it is the same for all entries and not 1.
  var constantRatio: Double? {
    let ratios = significant.map { $0.analytic / $0.numeric }
    return common(ratios)
  }

  /// Whether all entries are the same number although the finite differences are not.
  var isOneNumber: Bool {
    guard pairs.count > 1, let first = pairs.first?.analytic else { return false }
    return pairs.allSatisfy { abs($0.analytic - first) <= 1e-12 * max(1, abs(first)) }
  }

  /// The number of inactive places where a dZ is not 0, if those are all that is wrong.
  var wrongWhereInactive: Int? {
    guard output.kind == .preActivationGradient,
      let z = probe.matrix(MatrixName(.preActivation, layer: output.layer))
    else { return nil }
    let wrong = pairs.filter { !$0.agrees }
    return wrong.allSatisfy { z[$0.place.row, $0.place.column] <= 0 && abs($0.numeric) < 1e-9 }
      ? wrong.count : nil
  }

  /// Whether a dA is W @ dZ instead of W.T @ dZ, which has the same shape where W is square.
  var isOfTransposedWeights: Bool {
    guard output.kind == .activationGradient,
      let w = parameters[MatrixName(.weights, layer: output.layer + 1)], w.rows == w.columns,
      let dz = probe.matrix(MatrixName(.preActivationGradient, layer: output.layer + 1))
    else { return false }
    return pairs.allSatisfy { pair in
      let swapped = (0..<w.columns).reduce(0.0) { $0 + w[pair.place.row, $1] * dz[$1, pair.place.column] }
      return agree(pair.analytic, swapped, scale: 1)
    }
  }

  /// Whether the entry at (i, j) is the one that belongs at (j, i).
  var isTransposed: Bool {
    guard output.kind == .weightsGradient else { return false }
    let shape = parameters.architecture.shape(of: output)
    guard shape.rows == shape.columns else { return false }
    var numeric: [MatrixPlace: Double] = [:]
    for pair in pairs { numeric[pair.place] = pair.numeric }
    return pairs.allSatisfy { pair in
      guard let other = numeric[MatrixPlace(row: pair.place.column, column: pair.place.row)] else {
        return true
      }
      return agree(pair.analytic, other, scale: 1)
    }
  }

  /// (analytic − numeric) / parameter, where it is the same for all entries.
  var multipleOfParameter: Double? {
    guard let name = output.parameter, let values = parameters[name] else { return nil }
    let largest = values.elements.reduce(0) { max($0, abs($1)) }
    return common(
      pairs.filter { abs(values[$0.place.row, $0.place.column]) > 0.1 * largest }
        .map { ($0.analytic - $0.numeric) / values[$0.place.row, $0.place.column] })
  }

  /// The median of `numbers` where all are within a ten-thousandth of it.
  private func common(_ numbers: [Double]) -> Double? {
    guard numbers.count > 1 else { return nil }
    let median = numbers.sorted()[numbers.count / 2]
    guard median.isFinite, median != 0 else { return nil }
    return numbers.allSatisfy { abs($0 - median) <= 1e-4 * abs(median) } ? median : nil
  }
}

private func isNear(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-4 * abs(b) }
