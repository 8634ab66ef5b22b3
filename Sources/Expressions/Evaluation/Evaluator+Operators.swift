extension Evaluator {
  mutating func prefix(
    _ prefix: PrefixOperator, _ tree: SyntaxTree, at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    if prefix == .not {
      let value = try evaluate(tree)
      return .boolean(try !truth(value, of: tree.columns, operation: "not"))
    }
    let operand = try operand(tree)
    budget.columns = columns
    return .array(try budget.prefixed(prefix, operand))
  }

  /// The first value combined with one after the other.
  mutating func chain(_ first: SyntaxTree, _ links: [SyntaxTree.Link]) throws(ExpressionError) -> Value {
    let before = budget.live
    var left = (value: try evaluate(first), columns: first.columns)
    for link in links {
      let right = (value: try evaluate(link.right), columns: link.right.columns)
      let columns = left.columns.lowerBound..<right.columns.upperBound
      left = (.array(try combined(link.binary, left, right, at: columns)), columns)
      // Both operands are given back, as those of any part are.
      budget.live = before + left.value.elementCount
    }
    return left.value
  }

  private mutating func combined(
    _ binary: BinaryOperator, _ left: (value: Value, columns: Range<Int>),
    _ right: (value: Value, columns: Range<Int>), at columns: Range<Int>
  ) throws(ExpressionError) -> ArrayValue {
    if isListArithmetic(left.value, right.value) { throw ExpressionError(.listArithmetic, at: columns) }
    let (first, second) = try operands(left, right, at: columns)
    return try budget.combined(binary, first, second)
  }

  /// Both sides as arrays, for what stands at `columns`.
  private mutating func operands(
    _ left: (value: Value, columns: Range<Int>), _ right: (value: Value, columns: Range<Int>),
    at columns: Range<Int>
  ) throws(ExpressionError) -> (EvaluationBudget.Operand, EvaluationBudget.Operand) {
    let first = try budget.array(left.value, columns: left.columns)
    let second = try budget.array(right.value, columns: right.columns)
    budget.columns = columns
    return (
      EvaluationBudget.Operand(array: first, columns: left.columns),
      EvaluationBudget.Operand(array: second, columns: right.columns)
    )
  }

  /// Whether Python would join or repeat lists or tuples instead of calculating with arrays.
  private func isListArithmetic(_ left: Value, _ right: Value) -> Bool {
    func isSequence(_ value: Value) -> Bool {
      switch value {
      case .list, .tuple: true
      case .array, .none, .type: false
      }
    }
    guard isSequence(left) || isSequence(right) else { return false }
    return (isSequence(left) && isSequence(right)) || left.array?.shape == .scalar
      || right.array?.shape == .scalar
  }

  // MARK: Truth

  mutating func comparison(
    _ first: SyntaxTree, _ rest: [SyntaxTree.ComparedTo], at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    var left = (value: try evaluate(first), columns: first.columns)
    guard rest.count > 1 else {
      guard let only = rest.first else { return left.value }
      let right = try evaluate(only.right)
      return .array(try compared(only.comparison, left, (right, only.right.columns), at: columns))
    }
    // `a < b < c` is `a < b and b < c`, and stops at the first that is false.
    for part in rest {
      let right = (value: try evaluate(part.right), columns: part.right.columns)
      let place = left.columns.lowerBound..<right.columns.upperBound
      let result = try compared(part.comparison, left, right, at: place)
      guard let holds = result.single else {
        throw ExpressionError(.ambiguousTruth(operation: "a < b < c", result.shape), at: columns)
      }
      if holds == 0 { return .boolean(false) }
      left = right
    }
    return .boolean(true)
  }

  private mutating func compared(
    _ comparison: Comparison, _ left: (value: Value, columns: Range<Int>),
    _ right: (value: Value, columns: Range<Int>), at columns: Range<Int>
  ) throws(ExpressionError) -> ArrayValue {
    switch (left.value, right.value) {
    case (.tuple, .tuple), (.list, .list), (.none, .none), (.none, .array), (.array, .none):
      if comparison == .equal { return ArrayValue(left.value == right.value) }
      if comparison == .notEqual { return ArrayValue(left.value != right.value) }
    default: break
    }
    let (first, second) = try operands(left, right, at: columns)
    return try budget.compared(comparison, first, second)
  }

  mutating func logical(isAnd: Bool, _ parts: [SyntaxTree]) throws(ExpressionError) -> Value {
    var value = Value.none
    for part in parts {
      value = try evaluate(part)
      // What stands behind the one that decides is not looked at, and that one is the result, as in Python.
      if try truth(value, of: part.columns, operation: isAnd ? "and" : "or") != isAnd { break }
    }
    return value
  }

  /// Whether a value counts as true.
  private func truth(
    _ value: Value, of place: Range<Int>, operation: String
  ) throws(ExpressionError) -> Bool {
    switch value {
    case .array(let array):
      guard let single = array.single else {
        throw ExpressionError(.ambiguousTruth(operation: operation, array.shape), at: place)
      }
      return single != 0
    case .list(let values), .tuple(let values): return !values.isEmpty
    case .none: return false
    case .type: return true
    }
  }
}
