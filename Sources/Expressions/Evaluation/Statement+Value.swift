extension Statement {
  /// The value of an expression; of an assignment, what its name will stand for.
  ///
  /// For `name[…] = value` that is the whole array with the elements replaced.
  public func value(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) throws(ExpressionError) -> Value {
    try evaluation(in: scope, limits: limits).value
  }

  /// The same value, and where Python's own functions would give another.
  public func evaluation(
    in scope: some NameScope, limits: EvaluationLimits = EvaluationLimits()
  ) throws(ExpressionError) -> Evaluation {
    switch self {
    case .expression(let value), .assignment(_, nil, let value):
      return try value.evaluation(in: scope, limits: limits)
    case .assignment(let name, let binary?, let value):
      var evaluator = Evaluator(source: value.source, scope: scope, limits: limits)
      let start = value.source.firstIndex { !$0.isWhitespace } ?? 0
      let left = SyntaxTree(.name(name), columns: start..<start + name.count)
      let combined = try evaluator.chain(left, [SyntaxTree.Link(binary: binary, right: value.tree)])
      return Evaluation(value: combined, differences: evaluator.differences)
    case .elementAssignment(_, let target, let binary, let value):
      var evaluator = Evaluator(source: value.source, scope: scope, limits: limits)
      let whole = try evaluator.replacing(target.tree, binary, value.tree)
      return Evaluation(value: .array(whole), differences: evaluator.differences)
    }
  }
}

extension Evaluator {
  /// The array that `target` indexes, with the indexed elements replaced.
  fileprivate mutating func replacing(
    _ target: SyntaxTree, _ binary: BinaryOperator?, _ value: SyntaxTree
  ) throws(ExpressionError) -> ArrayValue {
    let columns = target.columns.lowerBound..<value.columns.upperBound
    let (whole, places) = try places(target)
    var new = try operand(value)
    if let binary {
      let old = EvaluationBudget.Operand(array: try operand(target).array, columns: target.columns)
      budget.columns = columns
      new = EvaluationBudget.Operand(array: try budget.combined(binary, old, new), columns: columns)
    }
    budget.columns = columns
    let slots = EvaluationBudget.Operand(array: places, columns: target.columns)
    let stretched = try budget.broadcast(slots, new) { $1 }
    guard stretched.shape == places.shape else {
      throw budget.failure(
        .shapesDiffer(
          operation: budget.text(columns), left: budget.described(slots),
          right: budget.described(new)))
    }
    try budget.claim(whole.shape)
    var elements = whole.elements
    for (place, element) in zip(places.elements, stretched.elements) {
      elements[Int(place)] = whole.kind.converted(element)
    }
    return ArrayValue(shape: whole.shape, kind: whole.kind, elements: elements)
  }

  /// The array that `target` indexes, and in the shape of what it takes, where in memory each element is.
  ///
  /// Indexing an array of the numbers 0, 1, 2, … gives just that.
  private mutating func places(
    _ target: SyntaxTree
  ) throws(ExpressionError) -> (whole: ArrayValue, places: ArrayValue) {
    guard case .index(let name, let indices) = target.kind else {
      throw ExpressionError(.notAssignable(budget.text(target.columns)), at: target.columns)
    }
    let whole = try operand(name).array
    budget.columns = target.columns
    try budget.claim(whole.shape)
    let numbers = ArrayValue(
      shape: whole.shape, elements: (0..<whole.elements.count).map(Double.init))
    return (whole, try subscripted(numbers, name.columns, indices, at: target.columns))
  }
}
