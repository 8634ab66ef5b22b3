import Expressions

extension FormulaEdit {
  /// What is wrong with a line, `formula`, that this edit made: a sentence without its full stop.
  func words(in formula: Formula) -> String {
    switch kind {
    case .transposeLeftOut, .axisChanged, .signTurned, .transposePutIn, .functionExchanged,
      .operatorExchanged,
      .doubledForPower:
      "\(after) stands where \(before) belongs"
    case .factorLeftOut: "the factor \(before) is left out"
    case .divisionLeftOut: "the division by \(before) is left out"
    case .termLeftOut: "\(before) is left out"
    case .axisLeftOut: "\(after) runs over everything, where \(before) belongs"
    case .reductionLeftOut: "it is \(after) itself: what is left out is \(before)"
    case .functionLeftOut: "\(after) stands where \(before) belongs: the function is left out"
    case .comparisonTurned: "\(after) is the wrong way round: \(before) belongs there"
    case .comparisonLeftOut: "\(after) itself stands where \(before) belongs"
    case .nameExchanged: "it reads \(after) where \(before) belongs"
    case .elementsForProduct: "* stands where @ belongs: \(after) multiplies element by element"
    case .productForElements: "@ stands where * belongs: \(after) is a product of matrices"
    case .sidesExchanged: "the two sides of \(before) have changed places"
    case .transposeMoved: "the T is at the wrong matrix: \(after) stands where \(before) belongs"
    case .meanForSum: "\(after) divides by the number of what it adds up; \(before) belongs there"
    case .powerLeftOut: "\(after) stands where \(before) belongs: the power is left out"
    case .bracketsLeftOut: "without brackets around \(after), it is worked out as \(formula)"
    case .dividedTwice: "it is divided twice: \(after)"
    case .multipliedInstead: "\(after) multiplies where \(before) belongs"
    case .functionTwice: "the function is applied twice: \(after)"
    case .keepdimsLeftOut: "keepdims=True is left out: \(after)"
    case .factorPutIn: "it is multiplied by \(after), which does not belong there"
    }
  }
}
