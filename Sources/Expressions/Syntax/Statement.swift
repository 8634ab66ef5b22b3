/// A line that may give a name a value.
public enum Statement: Sendable, Equatable {
  /// An expression and nothing else.
  case expression(ParsedExpression)
  /// `name = value`; with an operator, `name += value` and the like.
  case assignment(name: String, operator: BinaryOperator?, value: ParsedExpression)
  /// `name[…] = value`, or with an operator; `target` is what stands left of the sign.
  case elementAssignment(
    name: String, target: ParsedExpression, operator: BinaryOperator?, value: ParsedExpression)

  /// Reads a statement such as `mine = W1 @ X + b1`, `W1[3, 400] = 0.5` or `W1 -= alpha * dW1`.
  public init(_ text: some StringProtocol) throws(ExpressionError) {
    var parser = try Parser(Array(text))
    let source = parser.source
    let left = try parser.expression()
    let sign = parser.next
    if sign.kind == .end {
      self = .expression(ParsedExpression(source: source, tree: left))
      return
    }
    guard case .sign(let text) = sign.kind, text.hasSuffix("="), Comparison(rawValue: text) == nil,
      text != ":="
    else {
      if sign.isSign(",") {
        throw ExpressionError(
          .unsupported("more than one value at a time", instead: "a line for each"), at: sign.columns)
      }
      throw parser.unexpected("an operator")
    }
    let name = try Self.assignedName(left, source)
    parser.advance()
    let right = try parser.expression()
    guard parser.next.kind == .end else {
      if parser.next.isSign("=") {
        throw ExpressionError(
          .unsupported("a = b = c", instead: "a line for each name"), at: parser.next.columns)
      }
      throw parser.unexpected("an operator")
    }
    let value = ParsedExpression(source: source, tree: right)
    let binary = BinaryOperator(rawValue: String(text.dropLast()))
    if case .index = left.kind {
      let target = ParsedExpression(source: source, tree: left)
      self = .elementAssignment(name: name, target: target, operator: binary, value: value)
    } else {
      self = .assignment(name: name, operator: binary, value: value)
    }
  }

  /// The name that is given a value, or an element of which is; nil for an expression.
  public var assignedName: String? {
    switch self {
    case .expression: nil
    case .assignment(let name, _, _), .elementAssignment(let name, _, _, _): name
    }
  }

  /// The names whose values it reads, each once, in the order they appear.
  public var freeNames: [String] {
    let names: [String] =
      switch self {
      case .expression(let value), .assignment(_, nil, let value): value.freeNames
      case .assignment(let name, .some, let value): [name] + value.freeNames
      case .elementAssignment(_, let target, _, let value): target.freeNames + value.freeNames
      }
    var known: Set<String> = []
    return names.filter { known.insert($0).inserted }
  }

  private static func assignedName(
    _ tree: SyntaxTree, _ source: [Character]
  ) throws(ExpressionError) -> String {
    switch tree.kind {
    case .name(let name): return name
    case .index(let whole, _):
      if case .name(let name) = whole.kind { return name }
    default: break
    }
    throw ExpressionError(.notAssignable(SourceText.shortened(source, tree.columns)), at: tree.columns)
  }
}
