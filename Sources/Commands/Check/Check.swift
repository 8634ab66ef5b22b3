import Debugging
import Expressions
import Networks
import Rendering

extension Command {
  static let check = Command(
    "check", group: .check, usage: "NAME = E",
    summary: "compare your own formula with a live matrix",
    details: """
      Evaluates E and compares it with NAME element by element: the same to the last bit, approximately the same (within \
      1e-9), or wrong; and then the largest difference and where it is, and the mistake where it is a common one. Where \
      the formula as written gives nan or inf and NAME is finite, the verdict is "not finite", and says because of what. \
      The exit status of a batch run is 1 where they differ. With a bug planted, the wrong one may be NAME.

      Names in E are what the operation that writes NAME read: a velocity, W and b are those from before the update.

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
      guard case .assignment(let word, let binary, let right) = statement else {
        throw arguments.missing("a matrix, = and a formula")
      }
      guard let name = MatrixName(word) else {
        throw MatrixReference.Failure.unknownName(word, suggestion: nil)
      }
      // W1 -= alpha * dW1 is a line as list shows it, too.
      let expression =
        try binary.map { try interpreter.parse("\(word) \($0.rawValue) (\(right.text))") } ?? right
      let session = interpreter.session
      let live = try session.matrix(name)
      // What the operation read: a velocity that it writes is not the one that it reads.
      let isOfOperation = session.workspace.names.contains(name)
      let read =
        isOfOperation ? try interpreter.explainer().scope(of: name, others: interpreter.names) : nil
      let now: any NameScope = read ?? interpreter.names
      let evaluation = try interpreter.evaluation(statement, in: arguments.text, scope: now)
      // A name of one's own beside a matrix stands for it.
      if expression.freeNames == [expression.text] { interpreter.namesRead[expression.text] = "\(name)" }
      var comparison = FormulaComparison(
        name: name, live: live, expression: expression, names: now, architecture: session.architecture,
        mayBeWrong: session.bug != nil && !name.isParameter)
      // A planted bug is to be found, and the matrix is its own then.
      let table = session.bug == nil ? session.mistakes : nil
      comparison.mistakes = table.flatMap { table in read.map { (table, $0) } }
      let result = try interpreter.judge(evaluation, comparison)
      guard result.status == .checkFailed, !isOfOperation, session.isOfUpdate(expression, of: name) else {
        return result
      }
      // W1 = W1 - alpha * dW1 is the line of the update, and right of the W1 that it read.
      if let update = session.atUpdate, let written = update.written(name) {
        comparison.live = written
        comparison.mayBeWrong = session.bug != nil
        comparison.when = " after the update"
        if let scope = update.explainer()?.scope(of: name, others: interpreter.names) {
          comparison.names = scope
          comparison.mistakes = table.map { ($0, scope) }
        }
        return try interpreter.judge(
          try interpreter.evaluation(statement, in: arguments.text, scope: comparison.names), comparison)
      }
      let remark = StyledText(
        "a line of the update is compared with what update writes where that is next: type grad, then check",
        .faint)
      return CommandResult(
        result.findings + [remark.paragraph(columns: interpreter.host.display.columns)],
        status: result.status)
    })
}

extension Session {
  /// The mistakes that people make in the lines of the iteration whose matrices are there.
  fileprivate var mistakes: MistakeTable {
    MistakeTable(architecture, m: (workspaceBatch ?? batch).batch.count, rule: program.rule)
  }

  /// Whether an expression computes the next value of a parameter, or of the optimizer's state: it reads its gradient.
  fileprivate func isOfUpdate(_ expression: ParsedExpression, of name: MatrixName) -> Bool {
    func states(_ parameter: MatrixName) -> [MatrixName] {
      StateSlot.all.compactMap { parameter.state($0) }
    }
    let parameter = architecture.parameterNames.first { $0 == name || states($0).contains(name) }
    guard let parameter else { return false }
    let directions = [parameter.gradient].compactMap { $0 } + states(parameter)
    return directions.contains { $0 != name && expression.freeNames.contains("\($0)") }
  }
}
