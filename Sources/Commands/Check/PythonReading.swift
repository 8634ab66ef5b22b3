import Expressions
import Rendering

extension Interpreter {
  /// Whether a formula agrees; where it does not, with what Python would have made of it.
  func judge(_ evaluation: Evaluation, _ comparison: FormulaComparison) throws -> CommandResult {
    let check = try comparison.check(evaluation.value)
    var result = CommandResult(check, status: check.isRight ? .fine : .checkFailed)
    if !check.isRight { result.findings.add(pythonReading(of: evaluation, comparison)) }
    return result
  }

  /// What is said of a line that is wrong and finite where Python's own functions would have given something else: what
  /// they do, and whether the line is right with Python's `sum`, as in a notebook.
  private func pythonReading(of evaluation: Evaluation, _ comparison: FormulaComparison) -> StyledText {
    // Python reads the same then.
    guard !evaluation.differences.isEmpty else { return StyledText() }
    let expression = comparison.expression
    var isRight = false
    if let value = try? expression.readAsPythons.value(in: comparison.names) {
      isRight = (try? comparison.check(value).isRight) ?? false
    }
    // What is no number with NumPy's functions either has another reason.
    if !isRight, expression.nonFiniteOrigin(in: comparison.names) != nil { return StyledText() }
    var text = StyledText()
    var told: Set<ToldDifference> = []
    for difference in evaluation.differences where told.insert(ToldDifference(difference)).inserted {
      let isSum = difference.kind == .addsRows
      text.append(remark(on: difference, isSum && isRight ? "; with that, the line is right" : ""))
    }
    return text
  }
}
