import Debugging
import Expressions
import Rendering

extension Command {
  static let print = Command(
    "print", aliases: ["p"], group: .look, usage: "[/FMT] E",
    summary: "show the value of an expression",
    details: """
      Expressions are NumPy's: W1 @ X + b1, np.sum(dZ2, axis=1), W1[3].max(), A2.T, Z1 > 0. Without np., too, sum, \
      any, all, max, min, abs and round of a matrix mean NumPy's; a line says where Python's own would give something \
      else. Names are the live matrices, m, alpha, iteration, L, y (the labels), prediction, and your own, which name \
      = E makes. The value is kept as $1, $2, and so on; $ is the last one, $$ the one before. A line that is no \
      command but an expression is printed too.

      print/FMT shows numbers as x does: \(RawFormat.meanings).
      """,
    takesText: true, takesFormat: true, operands: [.matrix],
    examples: [
      Example("p 1/m", "a number"), Example("p np.argmax(W2, axis=0)", "a vector"),
      Example("forward 0:4; p abs(Z1).max()", "the largest pre-activation"),
      Example("mine = W1 @ X + b1", "a name of your own"), Example("p/f exp(-9)", "without an exponent"),
    ],
    run: { interpreter, arguments in
      let request = try FormatRequest(arguments)
      return try interpreter.runStatement(request.text, format: request.format)
    })

  static let whatis = Command(
    "whatis", group: .look, usage: "E",
    summary: "show the shape of an expression's value",
    details: "Shapes are NumPy's: W1[3] is (784,), W1[3:4] is (1, 784), b1 is (10, 1), L is ().",
    takesText: true, operands: [.matrix],
    examples: [Example("whatis W1[3]", "a vector"), Example("whatis W2 @ b1", "what would come out")],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else { throw arguments.missing("an expression") }
      let expression = try interpreter.parse(arguments.text)
      let evaluation = try interpreter.evaluation(.expression(expression), in: arguments.text)
      let shape = evaluation.value.array.map { "   \($0.shape.tuple)" } ?? ""
      return CommandResult(
        StyledText(evaluation.value.kindDescription) + StyledText(shape, .faint) + "\n"
          + interpreter.remarks(on: evaluation.differences))
    })
}

extension Interpreter {
  /// Runs a line that is an expression, whose value is shown in a format where one is given, or gives one of the person's
  /// own names a value.
  mutating func runStatement(_ text: String, format: RawFormat? = nil) throws -> CommandResult {
    let statement = try parseStatement(text)
    if let name = statement.assignedName {
      if SessionNames.isReserved(name) || name.hasPrefix("$") { throw CommandError.assignment(name, text) }
      if FunctionTable.all.contains(where: { $0.name == name }) { throw CommandError.nameOfFunction(name) }
    }
    let evaluation = try evaluation(statement, in: text)
    let value = evaluation.value
    let remarks = remarks(on: evaluation.differences)
    guard let name = statement.assignedName else {
      return CommandResult(remember(value, of: statement.formula, format) + remarks)
    }
    session.variables[name] = value
    session.formulas[name] = statement.formula
    var text = "\(name) is a \(value.kindDescription)"
    if Setting.named(name) != nil {
      text += "; to change the setting, type set \(name)"
    } else if commands.exact(name) != nil {
      text += "; \(name) alone is a command, and p \(name) shows the value"
    }
    return CommandResult(StyledText(text, .faint).paragraph(columns: host.display.columns) + remarks)
  }
}
