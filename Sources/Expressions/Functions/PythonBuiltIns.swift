extension FunctionTable {
  /// Python's own functions, where they differ from NumPy's.
  static let python: [Function] = [
    Function(
      "sum", "x", "Python's own sum, which adds the rows of a matrix; np.sum adds everything", forms: .bare
    ) { call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      guard let first = array.shape.firstAxis else { throw notARow("sum", array, budget) }
      return .array(try budget.sum(array, first))
    },
    extreme("max", "the greatest element, or the greatest of several numbers", isLeast: false),
    extreme("min", "the least element, or the least of several numbers", isLeast: true),
    Function("len", "x", "how many rows there are, or elements of a vector", forms: .bare) {
      call, budget throws(ExpressionError) in
      if case .tuple(let values) = call["x"]?.value { return .integer(values.count) }
      let array = try call.array("x", &budget)
      guard let length = array.shape.dimensions.first else { throw notARow("len", array, budget) }
      return .integer(length)
    },
    Function(
      "round", "a, decimals=0", "Python's own round, which makes an integer of a single number", forms: .bare
    ) { call, budget throws(ExpressionError) in
      let rounded = try rounded(call, &budget)
      guard call["decimals"] == nil, rounded.shape == .scalar else { return .array(rounded) }
      return .array(try budget.converted(rounded, to: .int))
    },
    conversion("float", "a single number", .float),
    conversion("int", "a single number without its decimals", .int),
    conversion("bool", "whether a single number is not 0", .bool),
  ]

  private static func notARow(
    _ name: String, _ array: ArrayValue, _ budget: EvaluationBudget
  ) -> ExpressionError {
    budget.failure(
      .wrongValue("the argument of \(name)", expected: "a vector or a matrix", found: "\(array.shape)"))
  }

  private static func extreme(_ name: String, _ summary: String, isLeast: Bool) -> Function {
    Function(name, "x, *others", summary, forms: .bare) {
      call, budget throws(ExpressionError) in
      let first = try call.operand("x", &budget)
      if call.rest.isEmpty { return .array(try budget.extreme(first.array, nil, isLeast: isLeast)) }
      // Python compares the arguments as wholes; NumPy's function of two arrays has another name.
      let operands = [first] + (try operands(call.rest, &budget))
      if let several = operands.first(where: { $0.array.single == nil }) {
        throw ExpressionError(
          .unsupported(
            "\(name) of several arrays", instead: "np.\(isLeast ? "minimum" : "maximum")(a, b)"),
          at: several.columns)
      }
      let numbers = ArrayValue(vector: operands.compactMap(\.array.single))
      let place = try budget.placeOfExtreme(numbers, nil, keepsDimensions: false, isLeast: isLeast)
      return .array(operands[Int(place.elements[0])].array.shaped(.scalar))
    }
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

extension Shape {
  /// NumPy's axis 0; nil for a single number.
  fileprivate var firstAxis: Axis? {
    switch self {
    case .scalar: nil
    case .vector: .alongColumns
    case .matrix: .downRows
    }
  }
}
