import Base

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
    let given = try positional(arguments)
    var named = try keywords(arguments)
    if !name.isNumPy, named.isEmpty, let first = given.first { compare(name.name, given, first, &named) }
    return try run(function, given, named, isMethod: false, at: columns)
  }

  /// The function of a call. `max` of several numbers is Python's, which has no axis: with one, NumPy's is meant.
  private func function(_ name: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument]) -> Function? {
    let namesAxis = arguments.contains { $0.keyword == "axis" || $0.keyword == "keepdims" }
    return FunctionTable.function(name.name, isNumPy: name.isNumPy || namesAxis)
      ?? FunctionTable.function(name.name, isNumPy: name.isNumPy)
  }

  /// Keeps where Python's own function of that name differs; where Python's own is asked for, adds the axis of its sum.
  private mutating func compare(
    _ name: String, _ given: [Call.Argument], _ first: Call.Argument,
    _ named: inout [(name: String, argument: Call.Argument)]
  ) {
    let text = String(budget.source[first.columns.clamped(to: 0..<budget.source.count)])
    let argument = text.count <= 24 ? text : "…"
    guard let difference = PythonDifference(name, given.map(\.value), argument: argument) else { return }
    differences.append(difference)
    if hasPythonsSum, difference.kind == .addsRows {
      named.append(("axis", Call.Argument(value: .integer(0), columns: first.columns)))
    }
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
