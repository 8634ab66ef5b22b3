import Networks
import Rendering

extension Mistake {
  /// The mistake in words, as it is said in a layout; `layer` is that of the wrong operation, which writes `output`.
  func words(inLayer layer: Int, in layout: MatrixLayout = .columns, of output: MatrixName? = nil) -> String {
    switch kind {
    case .diagnosis(let diagnosis): layout.prose(diagnosis.words(inLayer: layer))
    case .words(let words): words.text(in: layout, of: output)
    case .penalty(let factor): "it is larger by \(factor) times the squares of the weights"
    case .earlierPasses(let times):
      "every gradient is \(times) times too large: those of an earlier pass are still in it "
        + "(optimizer.zero_grad(), or dW = 0 at the beginning, is missing)"
    }
  }
}

extension Diagnosis {
  /// The mistake in words; `layer` is that of the wrong operation.
  func words(inLayer layer: Int) -> String {
    switch self {
    case .missingDivision(let m):
      "every element is \(m) times too large: the division by m = \(m) is missing"
    case .repeatedDivision(let m):
      "every element is \(m) times too small: it is divided by m = \(m) twice"
    case .flippedSign: "every element has the opposite sign"
    case .wrongAxis:
      "every element is the same number: the sum runs over everything, or over the wrong axis; there should be one sum "
        + "for each neuron (axis=1)"
    case .transposedWeights(let name): "\(name) is used as it stands where \(name).T belongs, or the reverse"
    case .transposed: "the matrix is transposed"
    case .strayRegularization(let factor):
      "every element is off by \(NumberText.scalar(factor)) times its parameter: a regularisation term that the loss "
        + "does not have"
    case .constantFactor(let factor): "every element is off by the factor \(factor.rounded(toDigits: 6))"
    }
  }
}

extension Double {
  /// The number at so many significant digits.
  fileprivate func rounded(toDigits digits: Int) -> String {
    guard self != 0, isFinite else { return "\(self)" }
    return NumberText.significant(self, digits: digits)
  }
}
