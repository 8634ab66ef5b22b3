extension Parser {
  /// An operand's start, before anything that is nested in it is read.
  ///
  /// Only few functions call each other for each level of nesting, because the stack is not ours.
  private enum Start {
    case tree(SyntaxTree)
    case function(SyntaxTree.FunctionName)
    case group(Token)
    case list(Token)
  }

  /// Reads an operand and the attributes, calls and subscripts behind it.
  mutating func postfixed() throws(ExpressionError) -> SyntaxTree {
    var operand: SyntaxTree
    switch try start() {
    case .tree(let tree): operand = tree
    case .function(let name): operand = try call(name, try arguments())
    case .group(let opening): operand = try group(try items(until: ")", opened: opening), opening)
    case .list(let opening): operand = try list(try items(until: "]", opened: opening), opening)
    }
    while true {
      if next.isSign(".") {
        let name = try memberName()
        operand =
          next.isSign("(") ? try method(operand, name, try arguments()) : try attribute(operand, name)
      } else if next.isSign("[") {
        operand = try index(operand, try indices())
      } else if next.isSign("(") {
        let text = SourceText.shortened(source, operand.columns)
        throw ExpressionError(.notCallable(text), at: operand.columns)
      } else {
        return operand
      }
    }
  }

  private mutating func start() throws(ExpressionError) -> Start {
    let token = next
    switch token.kind {
    case .number(let number):
      advance()
      return .tree(try tree(.constant(.array(number)), columns: token.columns))
    case .name(let name):
      guard name == "True" || name == "False" || name == "None" || !UnsupportedSyntax.isReserved(name) else {
        throw unexpected("a value")
      }
      advance()
      return try named(name, token)
    case .sign("("):
      advance()
      return .group(token)
    case .sign("["):
      advance()
      return .list(token)
    default:
      throw unexpected("a value")
    }
  }

  private mutating func named(_ name: String, _ token: Token) throws(ExpressionError) -> Start {
    let kind: SyntaxTree.Kind
    switch name {
    case "True", "False": kind = .constant(.boolean(name == "True"))
    case "None": kind = .constant(.none)
    case "np", "numpy": return try moduleMember(token)
    default:
      if next.isSign("(") {
        return .function(SyntaxTree.FunctionName(name: name, isNumPy: false, columns: token.columns))
      }
      kind = ElementType(rawValue: name).map { .constant(.type($0)) } ?? .name(name)
    }
    return .tree(try tree(kind, columns: token.columns))
  }

  /// Reads what follows `np`: `.exp(…)`, `.pi`, `.linalg.norm(…)`.
  private mutating func moduleMember(_ module: Token) throws(ExpressionError) -> Start {
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
    guard let name = path.last else { throw ExpressionError(.moduleAlone(text(module)), at: columns) }
    if path[0] == "random" {
      throw ExpressionError(
        .unsupported("np.random", instead: "matrices that are there, or np.zeros"), at: columns)
    }
    if path.count == 1, let constant = Self.constants[name] {
      return .tree(try tree(.constant(constant), columns: columns))
    }
    if next.isSign("(") {
      return .function(SyntaxTree.FunctionName(name: name, isNumPy: true, columns: columns))
    }
    let whole = "np." + path.joined(separator: ".")
    let isFunction = FunctionTable.function(name, isNumPy: true) != nil
    let suggestion = FunctionTable.suggestion(for: name, isNumPy: true)
    throw ExpressionError(
      isFunction ? .functionWithoutCall(whole) : .unknownFunction(whole, suggestion: suggestion), at: columns)
  }

  /// What stands behind `np.` and is no function.
  static let constants: [String: Value] = [
    "pi": .number(.pi), "e": .number(0x1.5bf0a8b145769p1), "inf": .number(.infinity), "nan": .number(.nan),
    "newaxis": .none, "float64": .type(.float), "float32": .type(.float), "int64": .type(.int),
    "int32": .type(.int), "int8": .type(.int), "uint8": .type(.int), "bool_": .type(.bool),
  ]

  // MARK: What has been read, as a tree

  private func call(
    _ function: SyntaxTree.FunctionName, _ arguments: Bracketed<SyntaxTree.Argument>
  ) throws(ExpressionError) -> SyntaxTree {
    try tree(.call(function, arguments.items), columns: function.columns.lowerBound..<arguments.end)
  }

  private func method(
    _ operand: SyntaxTree, _ name: Token, _ arguments: Bracketed<SyntaxTree.Argument>
  ) throws(ExpressionError) -> SyntaxTree {
    try tree(
      .method(operand, text(name), arguments.items), columns: operand.columns.lowerBound..<arguments.end)
  }

  private func attribute(_ operand: SyntaxTree, _ name: Token) throws(ExpressionError) -> SyntaxTree {
    try tree(
      .attribute(operand, text(name)), columns: operand.columns.lowerBound..<name.columns.upperBound)
  }

  private func index(
    _ operand: SyntaxTree, _ indices: Bracketed<SyntaxTree.Index>
  ) throws(ExpressionError) -> SyntaxTree {
    try tree(.index(operand, indices.items), columns: operand.columns.lowerBound..<indices.end)
  }

  private func list(
    _ items: Bracketed<SyntaxTree>, _ opening: Token
  ) throws(ExpressionError) -> SyntaxTree {
    try tree(.list(items.items), columns: opening.columns.lowerBound..<items.end)
  }

  /// What stood in round brackets: a value, or a tuple.
  private func group(
    _ items: Bracketed<SyntaxTree>, _ opening: Token
  ) throws(ExpressionError) -> SyntaxTree {
    let columns = opening.columns.lowerBound..<items.end
    guard items.items.count == 1, !items.endsInComma else {
      return try tree(.tuple(items.items), columns: columns)
    }
    // The brackets belong to it where an error points at it.
    var tree = items.items[0]
    tree.columns = columns
    return tree
  }

  private mutating func memberName() throws(ExpressionError) -> Token {
    advance()
    let token = next
    guard case .name = token.kind else { throw unexpected("the name of an attribute") }
    advance()
    return token
  }

  func text(_ token: Token) -> String { String(source[token.columns]) }
}
