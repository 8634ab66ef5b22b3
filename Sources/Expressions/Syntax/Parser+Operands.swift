extension Parser {
  /// Reads an operand and the attributes, calls and subscripts behind it.
  mutating func postfixed() throws(ExpressionError) -> SyntaxTree {
    var operand = try primary()
    while true {
      let start = operand.columns.lowerBound
      if next.isSign(".") {
        operand = try member(operand)
      } else if let bracket = take("[") {
        let indices = try indices(bracket)
        operand = try tree(.index(operand, indices.items), columns: start..<indices.end)
      } else if next.isSign("(") {
        let text = SourceText.shortened(source, operand.columns)
        throw ExpressionError(.notCallable(text), at: operand.columns)
      } else {
        return operand
      }
    }
  }

  private mutating func primary() throws(ExpressionError) -> SyntaxTree {
    let token = next
    switch token.kind {
    case .number(let number):
      advance()
      return try tree(.number(number), columns: token.columns)
    case .name(let name):
      guard name == "True" || name == "False" || name == "None" || !UnsupportedSyntax.isReserved(name) else {
        throw unexpected("a value")
      }
      advance()
      return try named(name, token)
    case .sign("("):
      advance()
      return try group(token)
    case .sign("["):
      advance()
      let items = try items(until: "]", opened: token)
      return try tree(.list(items.trees), columns: token.columns.lowerBound..<items.end)
    default:
      throw unexpected("a value")
    }
  }

  private mutating func named(_ name: String, _ token: Token) throws(ExpressionError) -> SyntaxTree {
    switch name {
    case "True", "False": return try tree(.boolean(name == "True"), columns: token.columns)
    case "None": return try tree(.none, columns: token.columns)
    case "np", "numpy": return try moduleMember(token)
    default: break
    }
    if next.isSign("(") {
      return try call(SyntaxTree.FunctionName(name: name, isNumPy: false, columns: token.columns))
    }
    if let type = Value.ElementType(rawValue: name) { return try tree(.type(type), columns: token.columns) }
    return try tree(.name(name), columns: token.columns)
  }

  /// Reads what follows `np`: `.exp(…)`, `.pi`, `.linalg.norm(…)`.
  private mutating func moduleMember(_ module: Token) throws(ExpressionError) -> SyntaxTree {
    var path: [String] = []
    var end = module.columns.upperBound
    while next.isSign("."), case .name(let name) = following.kind {
      path.append(name)
      end = following.columns.upperBound
      advance()
      advance()
      if path.count > 1 || (name != "linalg" && name != "random") { break }
    }
    let columns = module.columns.lowerBound..<end
    guard let name = path.last else {
      throw ExpressionError(.functionWithoutCall("np.exp"), at: columns)
    }
    if path[0] == "random" {
      throw ExpressionError(
        .unsupported("np.random", instead: "matrices that are there, or np.zeros"), at: columns)
    }
    if path.count == 1, let constant = Self.constants[name] { return try tree(constant, columns: columns) }
    guard next.isSign("(") else {
      let path = "np." + path.joined(separator: ".")
      let isFunction = FunctionTable.function(name, isNumPy: true) != nil
      throw ExpressionError(
        isFunction
          ? .functionWithoutCall(path)
          : .unknownFunction(path, suggestion: FunctionTable.suggestion(for: name, isNumPy: true)),
        at: columns)
    }
    return try call(SyntaxTree.FunctionName(name: name, isNumPy: true, columns: columns))
  }

  private static let constants: [String: SyntaxTree.Kind] = [
    "pi": .number(.pi), "e": .number(0x1.5bf0a8b145769p1), "inf": .number(.infinity), "nan": .number(.nan),
    "newaxis": .none, "float64": .type(.float), "float32": .type(.float), "int64": .type(.int),
    "int32": .type(.int), "int8": .type(.int), "uint8": .type(.int), "bool_": .type(.bool),
  ]

  private mutating func call(_ function: SyntaxTree.FunctionName) throws(ExpressionError) -> SyntaxTree {
    let arguments = try arguments()
    return try tree(
      .call(function, arguments.items), columns: function.columns.lowerBound..<arguments.end)
  }

  /// Reads `.name` or `.name(…)` behind `operand`.
  private mutating func member(_ operand: SyntaxTree) throws(ExpressionError) -> SyntaxTree {
    advance()
    let token = next
    guard case .name(let name) = token.kind else { throw unexpected("the name of an attribute") }
    advance()
    let start = operand.columns.lowerBound
    guard next.isSign("(") else {
      return try tree(.attribute(operand, name), columns: start..<token.columns.upperBound)
    }
    let arguments = try arguments()
    return try tree(.method(operand, name, arguments.items), columns: start..<arguments.end)
  }

  /// Reads what stands in round brackets: a value, or a tuple.
  private mutating func group(_ opening: Token) throws(ExpressionError) -> SyntaxTree {
    let start = opening.columns.lowerBound
    let items = try items(until: ")", opened: opening)
    guard items.trees.count == 1, !items.endsInComma else {
      return try tree(.tuple(items.trees), columns: start..<items.end)
    }
    // The brackets belong to it where an error points at it.
    var tree = items.trees[0]
    tree.columns = start..<items.end
    return tree
  }

  /// Reads values between commas up to the closing bracket.
  private mutating func items(
    until bracket: String, opened opening: Token
  ) throws(ExpressionError) -> (trees: [SyntaxTree], endsInComma: Bool, end: Int) {
    var trees: [SyntaxTree] = []
    var endsInComma = false
    while !next.isSign(bracket) {
      if next.kind == .end { throw unclosed(opening) }
      trees.append(try expression())
      endsInComma = take(",") != nil
      if !endsInComma { break }
    }
    return (trees, endsInComma, try close(bracket, opening).columns.upperBound)
  }

  private mutating func arguments() throws(ExpressionError) -> (items: [SyntaxTree.Argument], end: Int) {
    let opening = next
    advance()
    var items: [SyntaxTree.Argument] = []
    while !next.isSign(")") {
      if next.kind == .end { throw unclosed(opening) }
      let start = next.columns.lowerBound
      var keyword: String?
      if case .name(let name) = next.kind, following.isSign("=") {
        keyword = name
        advance()
        advance()
      }
      if keyword == nil, items.contains(where: { $0.keyword != nil }) {
        throw ExpressionError(.positionalAfterKeyword, at: next.columns)
      }
      let value = try expression()
      items.append(
        SyntaxTree.Argument(keyword: keyword, value: value, columns: start..<value.columns.upperBound))
      if take(",") == nil { break }
    }
    return (items, try close(")", opening).columns.upperBound)
  }

  private mutating func indices(
    _ opening: Token
  ) throws(ExpressionError) -> (items: [SyntaxTree.Index], end: Int) {
    var items: [SyntaxTree.Index] = []
    repeat {
      if next.isSign("]"), !items.isEmpty { break }
      if next.kind == .end { throw unclosed(opening) }
      items.append(try index())
    } while take(",") != nil
    return (items, try close("]", opening).columns.upperBound)
  }

  private mutating func index() throws(ExpressionError) -> SyntaxTree.Index {
    let start = next.columns.lowerBound
    if let dots = take("...") { return .ellipsis(dots.columns) }
    guard !next.isSign("]") else {
      throw ExpressionError(.unexpected(found: "]", expected: "an index"), at: next.columns)
    }
    var parts: [SyntaxTree?] = [nil]
    while !next.isSign(",") && !next.isSign("]") && next.kind != .end {
      if take(":") != nil {
        guard parts.count < 3 else { throw unexpected("at most start:stop:step") }
        parts.append(nil)
      } else {
        guard parts[parts.count - 1] == nil else { break }
        parts[parts.count - 1] = try expression()
      }
    }
    if parts.count == 1, let value = parts[0] { return .value(value) }
    guard parts.count > 1 else { throw unexpected("an index") }
    return .slice(
      SyntaxTree.Slice(
        start: parts[0], stop: parts[1], step: parts.count > 2 ? parts[2] : nil,
        columns: start..<max(start, next.columns.lowerBound)))
  }

  /// Takes the closing bracket of `opening`.
  private mutating func close(_ bracket: String, _ opening: Token) throws(ExpressionError) -> Token {
    if let token = take(bracket) { return token }
    switch next.kind {
    case .end: throw unclosed(opening)
    case .sign(let other) where other == ")" || other == "]":
      throw ExpressionError(.unmatched(other, opening: text(opening)), at: next.columns)
    default: throw unexpected("an operator, a comma or \(bracket)")
    }
  }

  private func unclosed(_ opening: Token) -> ExpressionError {
    ExpressionError(.unclosed(text(opening)), at: opening.columns)
  }

  private func text(_ token: Token) -> String { String(source[token.columns]) }
}
