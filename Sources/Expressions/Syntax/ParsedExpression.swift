/// An expression that has been understood and can be evaluated, any number of times.
public struct ParsedExpression: Sendable, Equatable {
  /// The line it was read from, which the columns of errors count in.
  let source: [Character]
  let tree: SyntaxTree
  /// Whether `sum(x)` without `np.` is NumPy's, and not Python's own, which adds the rows of a matrix.
  private var isNumPys = false

  /// Reads an expression such as `np.sum(dZ2, axis=1)`.
  public init(_ text: some StringProtocol) throws(ExpressionError) {
    var parser = try Parser(Array(text))
    let tree = try parser.expression()
    guard parser.next.kind == .end else { throw parser.unexpected("an operator") }
    self.init(source: parser.source, tree: tree)
  }

  init(source: [Character], tree: SyntaxTree) {
    self.source = source
    self.tree = tree
  }

  /// The same, with every function NumPy's where NumPy has one of that name, as in a formula from a book.
  public var readAsNumPys: ParsedExpression {
    var copy = self
    copy.isNumPys = true
    return copy
  }

  /// The expression as it was written.
  public var text: String { String(source[tree.columns]) }

  /// The names whose values it reads, each once, in the order they appear; functions are not among them.
  public var freeNames: [String] { tree.freeNames }

  /// Its value, with the names that `scope` knows.
  public func value(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) throws(ExpressionError) -> Value {
    var evaluator = Evaluator(source: source, scope: scope, limits: limits)
    evaluator.prefersNumPy = isNumPys
    return try evaluator.result(tree)
  }
}
