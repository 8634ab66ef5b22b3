/// Reads tokens by precedence climbing, with Python's precedence and associativity.
///
/// From the weakest: `or`, `and`, `not`, comparisons, `|`, `^`, `&`, sums, products, signs, powers. A power binds more
/// strongly than a sign on its left and less strongly than one on its right: `-2 ** -2` is -(2 ** (-2)).
struct Parser {
  let source: [Character]
  private let tokens: [Token]
  private var position = 0
  /// How many operands are being read at the moment, each within the one before.
  private var nesting = 0

  private enum Precedence {
    static let or = 1
    static let and = 2
    static let not = 3
    static let comparison = 4
    /// Added to that of `BinaryOperator`.
    static let binary = 4
    static let sign = 10
    static let power = 11
  }

  init(_ source: [Character]) throws(ExpressionError) {
    self.source = source
    tokens = try Lexer.tokens(source)
    if tokens.count == 1 { throw ExpressionError(.empty, at: tokens[0].columns) }
  }

  /// The token that comes next; the end of the line again and again.
  var next: Token { tokens[min(position, tokens.count - 1)] }

  mutating func advance() { position += 1 }

  mutating func take(_ sign: String) -> Token? {
    let token = next
    guard token.isSign(sign) else { return nil }
    advance()
    return token
  }

  var following: Token { tokens[min(position + 1, tokens.count - 1)] }

  /// Reads an operand and the operators behind it that bind at least as strongly as `minimum`.
  mutating func expression(_ minimum: Int = 0) throws(ExpressionError) -> SyntaxTree {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= EvaluationLimits.depth else { throw tooDeep(next.columns) }
    var left = try prefixed(minimum)
    while let longer = try extended(left, minimum) { left = longer }
    return left
  }

  /// `left` with the next operator and its right operand; nil where none follows that binds strongly enough.
  private mutating func extended(_ left: SyntaxTree, _ minimum: Int) throws(ExpressionError) -> SyntaxTree? {
    switch next.kind {
    case .name("or") where minimum <= Precedence.or: return try logical(left, "or", Precedence.or)
    case .name("and") where minimum <= Precedence.and: return try logical(left, "and", Precedence.and)
    case .sign(let sign):
      if Comparison(rawValue: sign) != nil {
        return minimum <= Precedence.comparison ? try comparison(left) : nil
      }
      guard let binary = BinaryOperator(rawValue: sign) else { return nil }
      return minimum <= Self.precedence(binary) ? try chain(left, Self.precedence(binary)) : nil
    default:
      return nil
    }
  }

  private static func precedence(_ binary: BinaryOperator) -> Int {
    binary == .power ? Precedence.power : binary.precedence + Precedence.binary
  }

  /// `left` with all the operators of one precedence that follow.
  private mutating func chain(_ left: SyntaxTree, _ precedence: Int) throws(ExpressionError) -> SyntaxTree {
    var links: [SyntaxTree.Link] = []
    var last = left
    while case .sign(let sign) = next.kind, let binary = BinaryOperator(rawValue: sign),
      Self.precedence(binary) == precedence
    {
      advance()
      // The right operand of a power takes the powers that follow: those are calculated from the right.
      last = try expression(binary == .power ? Precedence.sign : precedence + 1)
      links.append(SyntaxTree.Link(binary: binary, right: last))
    }
    return try tree(.chain(left, links), left, last)
  }

  /// `left` with all that `word` joins to it.
  private mutating func logical(
    _ left: SyntaxTree, _ word: String, _ precedence: Int
  ) throws(ExpressionError) -> SyntaxTree {
    var parts = [left]
    var last = left
    while next.kind == .name(word) {
      advance()
      last = try expression(precedence + 1)
      parts.append(last)
    }
    return try tree(.logical(isAnd: word == "and", parts), left, last)
  }

  private mutating func comparison(_ left: SyntaxTree) throws(ExpressionError) -> SyntaxTree {
    var rest: [SyntaxTree.ComparedTo] = []
    var last = left
    while case .sign(let sign) = next.kind, let comparison = Comparison(rawValue: sign) {
      advance()
      last = try expression(Precedence.comparison + 1)
      rest.append(SyntaxTree.ComparedTo(comparison: comparison, right: last))
    }
    return try tree(.comparison(left, rest), left, last)
  }

  private mutating func prefixed(_ minimum: Int) throws(ExpressionError) -> SyntaxTree {
    let token = next
    let prefix: PrefixOperator
    switch token.kind {
    case .sign("+"): prefix = .plus
    case .sign("-"): prefix = .minus
    case .sign("~"): prefix = .complement
    case .name("not"):
      guard minimum <= Precedence.not else { throw unexpected("a value; not needs brackets here") }
      prefix = .not
    default: return try postfixed()
    }
    advance()
    let operand = try expression(prefix == .not ? Precedence.not : Precedence.sign)
    return try tree(.prefix(prefix, operand), columns: token.columns.lowerBound..<operand.columns.upperBound)
  }

  // MARK: Trees and errors

  private func tree(
    _ kind: SyntaxTree.Kind, _ left: SyntaxTree, _ right: SyntaxTree
  ) throws(ExpressionError) -> SyntaxTree {
    try tree(kind, columns: left.columns.lowerBound..<right.columns.upperBound)
  }

  func tree(_ kind: SyntaxTree.Kind, columns: Range<Int>) throws(ExpressionError) -> SyntaxTree {
    let tree = SyntaxTree(kind, columns: columns)
    guard tree.height <= EvaluationLimits.depth else { throw tooDeep(columns) }
    return tree
  }

  private func tooDeep(_ columns: Range<Int>) -> ExpressionError {
    ExpressionError(.tooDeep(limit: EvaluationLimits.depth), at: columns)
  }

  /// Whether a bracket stands before the next token that `closing` would close.
  private func isOpen(_ closing: Character) -> Bool {
    let opening: Character = closing == ")" ? "(" : "["
    return source[..<next.columns.lowerBound].reduce(0) {
      $0 + ($1 == opening ? 1 : $1 == closing ? -1 : 0)
    } > 0
  }

  /// The error of the next token standing where `expected` should.
  func unexpected(_ expected: String) -> ExpressionError {
    switch next.kind {
    case .end: ExpressionError(.unexpected(found: nil, expected: expected), at: next.columns)
    case .sign("="): ExpressionError(.equalsSign, at: next.columns)
    case .sign(let bracket) where (bracket == ")" || bracket == "]") && !isOpen(Character(bracket)):
      ExpressionError(.unmatched(bracket, opening: nil), at: next.columns)
    case .sign(let sign):
      if let instead = UnsupportedSyntax.signs[sign] {
        ExpressionError(.unsupported(sign, instead: instead), at: next.columns)
      } else {
        ExpressionError(.unexpected(found: sign, expected: expected), at: next.columns)
      }
    case .name(let word):
      if let instead = UnsupportedSyntax.keywords[word] {
        ExpressionError(.unsupported(word, instead: instead), at: next.columns)
      } else {
        ExpressionError(.unexpected(found: word, expected: expected), at: next.columns)
      }
    case .number:
      ExpressionError(.unexpected(found: String(source[next.columns]), expected: expected), at: next.columns)
    }
  }
}
