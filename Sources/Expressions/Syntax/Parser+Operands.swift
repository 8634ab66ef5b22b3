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
      return .tree(try tree(.number(number), columns: token.columns))
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
    case "True", "False": kind = .boolean(name == "True")
    case "None": kind = .none
    case "np", "numpy": return try moduleMember(token)
    default:
      if next.isSign("(") {
        return .function(SyntaxTree.FunctionName(name: name, isNumPy: false, columns: token.columns))
      }
      kind = Value.ElementType(rawValue: name).map { .type($0) } ?? .name(name)
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
      return .tree(try tree(constant, columns: columns))
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

  private static let constants: [String: SyntaxTree.Kind] = [
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

  // MARK: What stands in brackets

  private struct Bracketed<Item> {
    var items: [Item] = []
    var endsInComma = false
    /// Where the closing bracket ends.
    var end = 0
  }

  private mutating func memberName() throws(ExpressionError) -> Token {
    advance()
    let token = next
    guard case .name = token.kind else { throw unexpected("the name of an attribute") }
    advance()
    return token
  }

  /// Reads values between commas up to the closing bracket.
  private mutating func items(
    until bracket: String, opened opening: Token
  ) throws(ExpressionError) -> Bracketed<SyntaxTree> {
    var read = Bracketed<SyntaxTree>()
    while !next.isSign(bracket) {
      if next.kind == .end { throw unclosed(opening) }
      read.items.append(try expression())
      read.endsInComma = take(",") != nil
      if !read.endsInComma { break }
    }
    read.end = try close(bracket, opening)
    return read
  }

  private mutating func arguments() throws(ExpressionError) -> Bracketed<SyntaxTree.Argument> {
    let opening = next
    advance()
    var read = Bracketed<SyntaxTree.Argument>()
    while !next.isSign(")") {
      if next.kind == .end { throw unclosed(opening) }
      let start = next.columns.lowerBound
      let keyword = try keyword(after: read.items)
      let value = try expression()
      read.items.append(
        SyntaxTree.Argument(keyword: keyword, value: value, columns: start..<value.columns.upperBound))
      if take(",") == nil { break }
    }
    read.end = try close(")", opening)
    return read
  }

  /// Takes `name=`.
  private mutating func keyword(after arguments: [SyntaxTree.Argument]) throws(ExpressionError) -> String? {
    if case .name(let name) = next.kind, following.isSign("=") {
      advance()
      advance()
      return name
    }
    if arguments.contains(where: { $0.keyword != nil }) {
      throw ExpressionError(.positionalAfterKeyword, at: next.columns)
    }
    return nil
  }

  private mutating func indices() throws(ExpressionError) -> Bracketed<SyntaxTree.Index> {
    let opening = next
    advance()
    var read = Bracketed<SyntaxTree.Index>()
    repeat {
      if next.isSign("]"), !read.items.isEmpty { break }
      if next.kind == .end { throw unclosed(opening) }
      read.items.append(try index())
    } while take(",") != nil
    read.end = try close("]", opening)
    return read
  }

  private mutating func index() throws(ExpressionError) -> SyntaxTree.Index {
    let start = next.columns.lowerBound
    if let dots = take("...") { return .ellipsis(dots.columns) }
    var parts: [SyntaxTree?] = [nil]
    while !endsIndex {
      if take(":") != nil {
        guard parts.count < 3 else { throw unexpected("at most start:stop:step") }
        parts.append(nil)
      } else {
        guard parts[parts.count - 1] == nil else { break }
        parts[parts.count - 1] = try expression()
      }
    }
    return try index(parts, from: start)
  }

  private var endsIndex: Bool { next.isSign(",") || next.isSign("]") || next.kind == .end }

  private func index(_ parts: [SyntaxTree?], from start: Int) throws(ExpressionError) -> SyntaxTree.Index {
    if parts.count == 1 {
      if let value = parts[0] { return .value(value) }
      guard next.isSign("]") else { throw unexpected("an index") }
      throw ExpressionError(.unexpected(found: "]", expected: "an index"), at: next.columns)
    }
    return .slice(
      SyntaxTree.Slice(
        start: parts[0], stop: parts[1], step: parts.count > 2 ? parts[2] : nil,
        columns: start..<max(start, next.columns.lowerBound)))
  }

  /// Takes the closing bracket of `opening`.
  ///
  /// - Returns: Where it ends.
  private mutating func close(_ bracket: String, _ opening: Token) throws(ExpressionError) -> Int {
    if let token = take(bracket) { return token.columns.upperBound }
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
