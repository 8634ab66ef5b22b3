extension Parser {
  /// What was read between brackets.
  struct Bracketed<Item> {
    var items: [Item] = []
    var endsInComma = false
    /// Where the closing bracket ends.
    var end = 0
  }

  /// Reads values between commas up to the closing bracket.
  mutating func items(
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

  mutating func arguments() throws(ExpressionError) -> Bracketed<SyntaxTree.Argument> {
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

  mutating func indices() throws(ExpressionError) -> Bracketed<SyntaxTree.Index> {
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
}
