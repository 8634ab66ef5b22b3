import Debugging
import Expressions
import Networks
import Pictures

extension Command {
  static let check = Command(
    "check", group: .check, usage: "NAME = E",
    summary: "compare your own formula with a live matrix",
    details: """
      Evaluates E and compares it with NAME element by element: the same to the last bit, approximately the same (within \
      1e-9), or wrong; and then the largest difference and where it is. Where the formula as written gives nan or inf and \
      NAME is finite, the verdict is "not finite", and says because of what. The exit status of a batch run is 1 where they \
      differ. With a bug planted, the wrong one may be NAME.

      A line as it stands in a notebook will do: check dW2 = 1 / m * dZ2.dot(A1.T). But sum(x) without np. is np.sum(x) \
      here, as in the formulas that list prints; where Python's own sum would make the line right, that is said.
      """,
    takesText: true, operands: [.matrix],
    examples: [
      Example("forward 0:16; check Z1 = W1.dot(X) + b1", "a line of your own"),
      Example("grad; check db2 = dZ2.sum(axis=1, keepdims=True) / m", "is it the right axis?"),
    ],
    run: { interpreter, arguments in
      let statement = try interpreter.parseStatement(arguments.text)
      guard case .assignment(let word, nil, let expression) = statement else {
        throw arguments.missing("a matrix, = and a formula")
      }
      guard let name = MatrixName(word) else {
        throw MatrixReference.Failure.unknownName(word, suggestion: nil)
      }
      let session = interpreter.session
      let evaluation = try interpreter.evaluation(.expression(expression), in: arguments.text)
      // A name of one's own beside a matrix stands for it.
      if expression.freeNames == [expression.text] { interpreter.namesRead[expression.text] = "\(name)" }
      var comparison = FormulaComparison(
        name: name, live: try session.matrix(name), expression: expression, names: interpreter.names,
        architecture: session.architecture, mayBeWrong: session.bug != nil && !name.isParameter)
      let result = try interpreter.judge(evaluation, comparison)
      guard result.status == .checkFailed, name.isParameter, let gradient = name.gradient,
        expression.freeNames.contains("\(gradient)") || expression.freeNames.contains("v\(name)")
      else { return result }
      // W1 = W1 - alpha * dW1 is the line of the update, and right where W1 is still what it was before.
      if let written = session.afterUpdate(of: name) {
        comparison.live = written
        comparison.mayBeWrong = session.bug != nil
        comparison.when = " after the update"
        return try interpreter.judge(evaluation, comparison)
      }
      return CommandResult(
        result.text
          + StyledText(
            "a line of the update is compared with what update writes where that is next: type grad, then check",
            .faint
          ).paragraph(columns: interpreter.host.display.columns), status: result.status)
    })
}
