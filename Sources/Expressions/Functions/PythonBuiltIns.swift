extension FunctionTable {
  /// Python's own functions that NumPy lacks, or has in another sense; of one array, they mean what NumPy's mean.
  static let python: [Function] = [
    extreme("max", "the greatest element, or the greatest of several numbers", isLeast: false),
    extreme("min", "the least element, or the least of several numbers", isLeast: true),
    Function("len", "x", "how many rows there are, or elements of a vector", forms: .bare) {
      call, budget throws(ExpressionError) in
      if case .tuple(let values) = call["x"]?.value { return .integer(values.count) }
      let array = try call.array("x", &budget)
      guard let length = array.shape.dimensions.first else {
        throw budget.failure(
          .wrongValue("the argument of len", expected: "a vector or a matrix", found: "\(array.shape)"))
      }
      return .integer(length)
    },
    Function(
      "round", "a, decimals=0", "each element to so many decimals; a single number to an integer",
      forms: .bare
    ) { call, budget throws(ExpressionError) in
      let rounded = try rounded(call, &budget)
      guard call["decimals"] == nil, rounded.shape == .scalar else { return .array(rounded) }
      return .array(try budget.converted(rounded, to: .int))
    },
    conversion("float", "a single number", .float),
    conversion("int", "a single number without its decimals", .int),
    conversion("bool", "whether a single number is not 0", .bool),
  ]

  private static func extreme(_ name: String, _ summary: String, isLeast: Bool) -> Function {
    Function(name, "x, *others", summary, forms: .bare) {
      call, budget throws(ExpressionError) in
      let first = try call.operand("x", &budget)
      let list = call["x"].flatMap(numbers) ?? []
      if call.rest.isEmpty, list.isEmpty {
        return .array(try budget.extreme(first.array, nil, isLeast: isLeast))
      }
      // Python compares the arguments as wholes; NumPy's function of two arrays has another name.
      let operands = call.rest.isEmpty ? list : [first] + (try operands(call.rest, &budget))
      if let several = operands.first(where: { $0.array.single == nil }) {
        throw ExpressionError(
          .unsupported(
            "\(name) of several arrays", instead: "np.\(isLeast ? "minimum" : "maximum")(a, b)"),
          at: several.columns)
      }
      // One after another, the first of equals, so that a NaN that does not come first is overlooked as in Python.
      var best = operands[0].array
      for operand in operands.dropFirst() {
        guard let number = operand.array.single, let least = best.single else { continue }
        if isLeast ? number < least : number > least { best = operand.array }
      }
      return .array(best.shaped(.scalar))
    }
  }

  /// The numbers of a list or a tuple; nil where it is something else, or holds something else.
  private static func numbers(_ argument: Call.Argument) -> [EvaluationBudget.Operand]? {
    let values: [Value]
    switch argument.value {
    case .list(let parts), .tuple(let parts): values = parts
    case .array, .none, .type: return nil
    }
    let numbers = values.compactMap(\.array).filter { $0.shape == .scalar }
    guard numbers.count == values.count else { return nil }
    return numbers.map { EvaluationBudget.Operand(array: $0, columns: argument.columns) }
  }

  private static func operands(
    _ arguments: [Call.Argument], _ budget: inout EvaluationBudget
  ) throws(ExpressionError) -> [EvaluationBudget.Operand] {
    var operands: [EvaluationBudget.Operand] = []
    for argument in arguments {
      operands.append(
        EvaluationBudget.Operand(
          array: try budget.array(argument.value, columns: argument.columns), columns: argument.columns))
    }
    return operands
  }

  private static func conversion(_ name: String, _ summary: String, _ type: ElementType) -> Function {
    Function(name, "x", summary, forms: .bare) {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      guard let number = array.single else {
        throw budget.failure(
          .wrongValue("the argument of \(name)", expected: "a single number", found: "\(array.shape)"))
      }
      guard type != .int || number.isFinite else {
        throw budget.failure(
          .wrongValue("the argument of int", expected: "a finite number", found: NumberWords.text(number)))
      }
      return .array(ArrayValue(type.converted(number), kind: type))
    }
  }
}
