import Matrices

/// What kind of mistake fits the numbers of an array, where the words need these numbers.
public enum Diagnosis: Sendable, Equatable {
  /// Every entry is m times too large.
  case missingDivision(m: Int)
  /// Every entry is m times too small.
  case repeatedDivision(m: Int)
  /// Every entry has the opposite sign.
  case flippedSign
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
}

extension Mistake {
  /// What a number tells that makes `mine` of `right`, where it is the same for all elements: a factor, or the multiple of
  /// `parameter` that is too much; nil where there is none.
  init?(solving mine: Matrix, right: Matrix, of parameter: Matrix?) {
    func common(_ numbers: Matrix, _ others: Matrix) -> Double? {
      let largest = others.elements.reduce(0) { max($0, abs($1)) }
      let ratios = zip(numbers.elements, others.elements).filter {
        abs($1) >= 1e-3 * largest && $1 != 0
      }.map { $0 / $1 }
      guard ratios.count > 1 else { return nil }
      let median = ratios.sorted()[ratios.count / 2]
      guard median.isFinite, median != 0 else { return nil }
      return ratios.allSatisfy { abs($0 - median) <= 1e-4 * abs(median) } ? median : nil
    }
    let rest = Matrix(rows: mine.rows, columns: mine.columns) { mine[$0, $1] - right[$0, $1] }
    if let parameter, let factor = common(rest, parameter) {
      self.init(.diagnosis(.strayRegularization(factor: factor)))
    } else if let factor = common(mine, right) {
      self.init(.diagnosis(.constantFactor(factor)))
    } else {
      return nil
    }
  }
}
