import Platform

extension FunctionTable {
  static let pairwise: [Function] =
    [
      pair("maximum", "the greater of both") { Extreme.greater($0, $1) },
      pair("minimum", "the lesser of both") { Extreme.lesser($0, $1) },
      pair("hypot", "the root of the sum of the squares", .always(.float)) { hypot($0, $1) },
      pair("logaddexp", "log(exp(a) + exp(b)), without an overflow", .always(.float)) { a, b in
        // Of two that are alike the difference may be none: of infinities.
        a == b ? a + log(2) : Extreme.greater(a, b) + log1p(exp(-abs(a - b)))
      },
      operation("add", .add), operation("subtract", .subtract), operation("multiply", .multiply),
      operation("divide", .divide), operation("true_divide", .divide),
      operation("floor_divide", .floorDivide),
      operation("mod", .remainder), operation("remainder", .remainder), operation("power", .power),
      operation("pow", .power),
      comparison("equal", .equal), comparison("not_equal", .notEqual), comparison("less", .less),
      comparison("less_equal", .lessOrEqual), comparison("greater", .greater),
      comparison("greater_equal", .greaterOrEqual),
      truth("logical_and", "whether both are true") { $0 && $1 },
      truth("logical_or", "whether either is true") { $0 || $1 },
      truth("logical_xor", "whether just one is true") { $0 != $1 },
      Function("logical_not", "x", "whether each element is not true") {
        call, budget throws(ExpressionError) in
        .array(try budget.mapped(try call.array("x", &budget), type: .always(.bool)) { $0 == 0 ? 1 : 0 })
      },
      Function("where", "condition, a, b", "a where the condition holds, b elsewhere") {
        call, budget throws(ExpressionError) in
        let condition = try call.operand("condition", &budget)
        let first = try call.operand("a", &budget)
        let second = try call.operand("b", &budget)
        return .array(try budget.chosen(condition, first, second))
      },
      Function(
        "clip", "a, min=None, max=None", "the elements kept within bounds", forms: [.bare, .numpy, .method]
      ) {
        call, budget throws(ExpressionError) in
        var result = try call.operand("a", &budget)
        if call["min"] != nil {
          let bound = try call.operand("min", &budget)
          result.array = try budget.broadcast(result, bound, type: .greatest) { Extreme.greater($0, $1) }
        }
        if call["max"] != nil {
          let bound = try call.operand("max", &budget)
          result.array = try budget.broadcast(result, bound, type: .greatest) { Extreme.lesser($0, $1) }
        }
        return .array(result.array)
      },
    ]

  private static func pair(
    _ name: String, _ summary: String, _ type: ResultType = .greatest,
    _ operation: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function(name, "a, b", summary + ", element by element") {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(try budget.broadcast(left, right, type: type, operation))
    }
  }

  private static func operation(_ name: String, _ binary: BinaryOperator) -> Function {
    Function(name, "a, b", "a \(binary.rawValue) b, element by element") {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(try budget.combined(binary, left, right))
    }
  }

  private static func comparison(_ name: String, _ comparison: Comparison) -> Function {
    Function(name, "a, b", "a \(comparison.rawValue) b, element by element") {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(try budget.compared(comparison, left, right))
    }
  }

  private static func truth(
    _ name: String, _ summary: String, _ operation: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> Function {
    Function(name, "a, b", summary + ", element by element") {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(
        try budget.broadcast(left, right, type: .always(.bool)) { operation($0 != 0, $1 != 0) ? 1 : 0 })
    }
  }
}
