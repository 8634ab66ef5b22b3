/// An expression that has been understood and can be evaluated, any number of times.
public struct ParsedExpression: Sendable, Equatable {
  /// The line it was read from, which the columns of errors count in.
  let source: [Character]
  let tree: SyntaxTree
  /// Whether `sum(x)` is Python's own, which adds the rows of a matrix, and not NumPy's.
  private var isPythons = false

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

  /// The same as a Python program has it, where `sum(x)` without `np.` adds the rows of a matrix.
  public var readAsPythons: ParsedExpression {
    var copy = self
    copy.isPythons = true
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
    try evaluation(in: scope, limits: limits).value
  }

  /// Its value, with the names that `scope` knows, and where Python's own functions would give another.
  public func evaluation(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) throws(ExpressionError) -> Evaluation {
    var evaluator = Evaluator(source: source, scope: scope, limits: limits)
    evaluator.hasPythonsSum = isPythons
    let value = try evaluator.result(tree)
    return Evaluation(value: value, differences: evaluator.differences)
  }
}
