import Base
import Debugging
import Expressions
import Rendering

/// An expression that could not be understood or evaluated, with the text that it stands in.
package struct ExpressionFailure: ExplainedError {
  /// What the person typed.
  package let text: String
  package let error: ExpressionError
  /// Whether the name that has no value is that of a command.
  let namesCommand: Bool

  init(text: String, error: ExpressionError, _ commands: CommandTable) {
    (self.text, self.error) = (text, error)
    if case .unknownName(let name, _) = error.reason {
      namesCommand = commands.exact(name) != nil
    } else {
      namesCommand = false
    }
  }

  package var message: String {
    switch error.reason {
    case .unknownName(let name, nil) where namesCommand:
      "there is no value \(name), but a command; type \(name) alone"
    case .unknownName(let name, _) where SessionNames.isKept(name):
      "there is no value \(name); print keeps what it shows as $1, $2 and so on, which info variables lists"
    case .unknownName(let name, nil):
      error.message + "; "
        + (Habits.habit(name)?.sentence(name)
          ?? "info network lists the matrices, help functions the functions")
    case .unknownFunction(_, nil): error.message + "; help functions lists those there are"
    default: error.message
    }
  }

  /// Whether nothing was wrong, but somebody wanted it ended.
  var isInterruption: Bool {
    if case .interrupted = error.reason { true } else { false }
  }

  /// The text, and the place in it that is wrong.
  var mark: MarkedLine { MarkedLine(text, at: error.columns) }
}

extension Interpreter {
  /// The names that expressions may use now.
  package var names: SessionNames { SessionNames(session, variables: session.variables) }

  /// Reads an expression.
  package func parse(_ text: String) throws(ExpressionFailure) -> ParsedExpression {
    do {
      return try ParsedExpression(text)
    } catch {
      throw ExpressionFailure(text: text, error: error, commands)
    }
  }

  /// Reads an expression, or a line that gives a name a value.
  package func parseStatement(_ text: String) throws(ExpressionFailure) -> Statement {
    do {
      return try Statement(text)
    } catch {
      throw ExpressionFailure(text: text, error: error, commands)
    }
  }

  /// Reads an expression that will be evaluated later, again and again; refuses what can never have a value.
  func parseLasting(_ text: String) throws(ExpressionFailure) -> ParsedExpression {
    let expression = try parse(text)
    do {
      _ = try expression.value(in: names)
    } catch {
      // A matrix that was not computed yet will be; what is wrong now stays wrong.
      if case .unavailable = error.reason { return expression }
      throw ExpressionFailure(text: text, error: error, commands)
    }
    return expression
  }

  /// The value of an expression, now.
  package func evaluate(_ expression: ParsedExpression, in text: String) throws(ExpressionFailure) -> Value {
    try evaluation(.expression(expression), in: text).value
  }

  /// The value of a line, now or with the names of `scope`, and where Python's own functions would give another.
  func evaluation(
    _ statement: Statement, in text: String, scope: (any NameScope)? = nil
  ) throws(ExpressionFailure) -> Evaluation {
    let scope: any NameScope = scope ?? names
    var limits = EvaluationLimits()
    limits.isStopped = { [stop = host.stop] in stop.isGiven }
    do {
      return try statement.evaluation(in: scope, limits: limits)
    } catch {
      throw ExpressionFailure(text: text, error: error, commands)
    }
  }

  /// Keeps a value as `$1`, `$2` and so on, and as `$`, with the formula that gave it; returns its name.
  mutating func keep(_ value: Value, of formula: Formula? = nil) -> String {
    let name = "$\(session.variables.keys.count { $0.hasPrefix("$") && $0 != "$" } + 1)"
    session.variables[name] = value
    session.variables["$"] = value
    (session.formulas[name], session.formulas["$"]) = (formula, formula)
    return name
  }

  /// Keeps a value, and shows it, in a format where one is given.
  mutating func remember(_ value: Value, of formula: Formula?, _ format: RawFormat? = nil) -> StyledText {
    StyledText("\(keep(value, of: formula)) = ", .faint)
      + ValueView(value, display: host.display, format: format).text()
  }
}
