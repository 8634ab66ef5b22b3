import Base

/// Computes the value of an expression's tree.
///
/// The methods are small and many, because they call each other for every level of the tree and the stack is not ours.
struct Evaluator {
  private let scope: any NameScope
  var budget: EvaluationBudget

  /// Whether `sum(x)` without `np.` adds the rows of a matrix, as Python's own does.
  var hasPythonsSum = false
  /// The calls that Python's own functions would have answered otherwise.
  var differences: [PythonDifference] = []

  init(source: [Character], scope: some NameScope, limits: EvaluationLimits) {
    self.scope = scope
    budget = EvaluationBudget(source: source, limits: limits, classCount: scope.classCount)
  }

  /// The value of a whole expression, whose lists have become arrays.
  mutating func result(_ tree: SyntaxTree) throws(ExpressionError) -> Value {
    let value = try evaluate(tree)
    switch value {
    case .list: return .array(try budget.array(value, columns: tree.columns))
    case .type(let type): throw ExpressionError(.functionWithoutCall(type.rawValue), at: tree.columns)
    case .array, .tuple, .none: return value
    }
  }

  mutating func evaluate(_ tree: SyntaxTree) throws(ExpressionError) -> Value {
    let before = budget.live
    let value = try unaccounted(tree)
    // The parts are given back; what a name stands for belongs to the scope.
    if case .name = tree.kind {
      budget.live = before
    } else {
      budget.live = before + value.elementCount
    }
    return value
  }

  private mutating func unaccounted(_ tree: SyntaxTree) throws(ExpressionError) -> Value {
    switch tree.kind {
    case .constant(let value): return value
    case .name(let name): return try value(of: name, at: tree.columns)
    case .list(let trees): return .list(try values(trees))
    case .tuple(let trees): return .tuple(try values(trees))
    case .prefix(let prefix, let operand): return try self.prefix(prefix, operand, at: tree.columns)
    case .chain(let first, let links): return try chain(first, links)
    case .comparison(let first, let rest): return try comparison(first, rest, at: tree.columns)
    case .logical(let isAnd, let parts): return try logical(isAnd: isAnd, parts)
    case .attribute(let owner, let name): return try attribute(name, of: owner, at: tree.columns)
    case .method(let owner, let name, let arguments):
      return try method(name, of: owner, arguments, at: tree.columns)
    case .call(let function, let arguments): return try call(function, arguments, at: tree.columns)
    case .index(let whole, let indices): return try subscripted(whole, indices, at: tree.columns)
    }
  }

  private mutating func values(_ trees: [SyntaxTree]) throws(ExpressionError) -> [Value] {
    var values: [Value] = []
    for tree in trees { values.append(try evaluate(tree)) }
    return values
  }

  /// Evaluates to an array.
  mutating func operand(_ tree: SyntaxTree) throws(ExpressionError) -> EvaluationBudget.Operand {
    let value = try evaluate(tree)
    return EvaluationBudget.Operand(
      array: try budget.array(value, columns: tree.columns), columns: tree.columns)
  }

  // MARK: Names

  private func value(of name: String, at columns: Range<Int>) throws(ExpressionError) -> Value {
    let value: Value?
    do {
      value = try scope.value(of: name)
    } catch {
      let message = (error as? any ExplainedError)?.message ?? "\(error)"
      throw ExpressionError(.unavailable(name, because: message), at: columns)
    }
    if let value { return value }
    if FunctionTable.function(name, isNumPy: false) != nil {
      throw ExpressionError(.functionWithoutCall(name), at: columns)
    }
    let names = scope.names + ["True", "False", "None"]
    let suggestion =
      Parser.constants[name] == nil ? Spelling.nearest(to: name, among: names).first : "np.\(name)"
    throw ExpressionError(
      .unknownName(name, suggestion: suggestion), at: columns)
  }

  func isKnown(_ name: String) -> Bool { scope.names.contains(name) }
}
