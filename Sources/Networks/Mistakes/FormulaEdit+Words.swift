import Expressions

extension FormulaEdit {
  /// What is wrong with a line, `formula`, that this edit made: a sentence without its full stop.
  func words(in formula: Formula) -> MistakeWords {
    switch kind {
    case .transposeLeftOut, .axisChanged, .signTurned, .transposePutIn, .functionExchanged,
      .operatorExchanged,
      .powerExchanged:
      "\(line: after) stands where \(line: before) belongs"
    case .factorLeftOut: "the factor \(line: before) is left out"
    case .divisionLeftOut: "the division by \(line: before) is left out"
    case .termLeftOut: "\(line: before) is left out"
    case .axisLeftOut: "\(line: after) runs over everything, where \(line: before) belongs"
    case .reductionLeftOut: "it is \(line: after) itself: what is left out is \(line: before)"
    case .functionLeftOut: "\(line: after) stands where \(line: before) belongs: the function is left out"
    case .comparisonTurned: "\(line: after) is the wrong way round: \(line: before) belongs there"
    case .comparisonLeftOut: "\(line: after) itself stands where \(line: before) belongs"
    case .nameExchanged: "it reads \(after) where \(before) belongs"
    case .elementsForProduct: "* stands where @ belongs: \(line: after) multiplies element by element"
    case .productForElements: "@ stands where * belongs: \(line: after) is a product of matrices"
    case .sidesExchanged: "the two sides of \(line: before) have changed places"
    case .transposeMoved:
      "\(transpositionsOf: after, where: before, naming: false): \(line: after) stands where \(line: before) belongs"
    case .meanForSum: "\(line: after) divides by the number of what it adds up; \(line: before) belongs there"
    case .powerLeftOut: "\(line: after) stands where \(line: before) belongs: the power is left out"
    case .bracketsLeftOut:
      "without brackets around \(line: after), it is worked out as \(line: formula.text)"
    case .dividedTwice: "it is divided twice: \(after)"
    case .multipliedInstead: "\(line: after) multiplies where \(line: before) belongs"
    case .functionTwice: "the function is applied twice: \(line: after)"
    case .keepdimsLeftOut: "keepdims=True is left out: \(line: after)"
    case .termTwice: "\(line: after) is added twice"
    case .functionPutIn: "it is \(after)(…) of the whole, which does not belong there"
    case .factorPutIn: "it is multiplied by \(line: after), which does not belong there"
    }
  }
}
