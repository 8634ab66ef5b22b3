import Matrices

extension Evaluator {
  mutating func attribute(
    _ name: String, of owner: SyntaxTree, at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(owner)
    if let result = try attribute(name, value, owner, at: columns) { return result }
    guard FunctionTable.method(name) == nil else {
      throw ExpressionError(.methodWithoutCall(name), at: columns)
    }
    throw unknownMember(name, of: owner, value, at: columns)
  }

  private mutating func attribute(
    _ name: String, _ value: Value, _ owner: SyntaxTree, at columns: Range<Int>
  ) throws(ExpressionError) -> Value? {
    guard FunctionTable.attributes.contains(name) else { return nil }
    guard let array = value.array else { throw unknownMember(name, of: owner, value, at: columns) }
    switch name {
    case "T":
      budget.columns = columns
      return .array(try budget.transposed(array))
    case "shape": return .tuple(array.shape.dimensions)
    case "size": return .integer(array.elements.count)
    default: return .integer(array.shape.dimensions.count)
    }
  }

  private func unknownMember(
    _ name: String, of owner: SyntaxTree, _ value: Value, at columns: Range<Int>
  ) -> ExpressionError {
    var text = SourceText.shortened(budget.source, owner.columns)
    var suggestion: String?
    if value.array == nil {
      text += " (\(value.kindDescription))"
    } else {
      suggestion = Spelling.nearest(to: name, among: FunctionTable.members).first
    }
    return ExpressionError(.unknownMember(name, owner: text, suggestion: suggestion), at: columns)
  }

  mutating func method(
    _ name: String, of owner: SyntaxTree, _ arguments: [SyntaxTree.Argument], at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(owner)
    guard let function = FunctionTable.method(name) else {
      if FunctionTable.attributes.contains(name) {
        throw ExpressionError(.attributeCalled(name), at: columns)
      }
      throw unknownMember(name, of: owner, value, at: columns)
    }
    // A list has none of an array's methods, but calling them does no harm.
    let array = try budget.array(value, columns: owner.columns)
    var given = [Call.Argument(value: .array(array), columns: owner.columns)]
    given += try positional(arguments)
    return try run(function, given, try keywords(arguments), isMethod: true, at: columns)
  }

  mutating func call(
    _ name: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument], at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    guard let function = function(name, arguments) else {
      if !name.isNumPy, isKnown(name.name) {
        throw ExpressionError(.notCallable(name.name), at: name.columns)
      }
      let suggestion = FunctionTable.suggestion(for: name.name, isNumPy: name.isNumPy)
      let text = String(budget.source[name.columns])
      throw ExpressionError(.unknownFunction(text, suggestion: suggestion), at: name.columns)
    }
    return try run(function, try positional(arguments), try keywords(arguments), isMethod: false, at: columns)
  }

  /// The function of a call. Python's own `sum` has no axis: with one, NumPy's is meant.
  private func function(_ name: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument]) -> Function? {
    let namesAxis = arguments.contains { $0.keyword == "axis" || $0.keyword == "keepdims" }
    return FunctionTable.function(name.name, isNumPy: name.isNumPy || namesAxis || prefersNumPy)
      ?? FunctionTable.function(name.name, isNumPy: name.isNumPy)
  }

  private mutating func positional(
    _ arguments: [SyntaxTree.Argument]
  ) throws(ExpressionError) -> [Call.Argument] {
    var given: [Call.Argument] = []
    for argument in arguments where argument.keyword == nil {
      given.append(Call.Argument(value: try evaluate(argument.value), columns: argument.columns))
    }
    return given
  }

  private mutating func keywords(
    _ arguments: [SyntaxTree.Argument]
  ) throws(ExpressionError) -> [(name: String, argument: Call.Argument)] {
    var given: [(name: String, argument: Call.Argument)] = []
    for argument in arguments {
      guard let keyword = argument.keyword else { continue }
      given.append((keyword, Call.Argument(value: try evaluate(argument.value), columns: argument.columns)))
    }
    return given
  }

  private mutating func run(
    _ function: Function, _ positional: [Call.Argument],
    _ keywords: [(name: String, argument: Call.Argument)], isMethod: Bool, at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    budget.columns = columns
    let call = try Call(function, positional, keywords, isMethod: isMethod, columns: columns)
    let value = try function.body(call, &budget)
    guard let type = call.elementType, let array = value.array else { return value }
    return .array(try budget.converted(array, to: type))
  }
}
