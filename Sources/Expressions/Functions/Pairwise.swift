import Foundation

extension FunctionTable {
  static let pairwise: [Function] =
    [
      pair("maximum", "the greater of both") { Extreme.greater($0, $1) },
      pair("minimum", "the lesser of both") { Extreme.lesser($0, $1) },
      pair("hypot", "the root of the sum of the squares") { hypot($0, $1) },
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
        call, workspace throws(ExpressionError) in
        .array(try workspace.mapped(try call.array("x", &workspace), kind: .boolean) { $0 == 0 ? 1 : 0 })
      },
      Function("where", "condition, a, b", "a where the condition holds, b elsewhere") {
        call, workspace throws(ExpressionError) in
        let condition = try call.operand("condition", &workspace)
        let first = try call.operand("a", &workspace)
        let second = try call.operand("b", &workspace)
        return .array(try workspace.chosen(condition, first, second))
      },
      Function(
        "clip", "a, min=None, max=None", "the elements kept within bounds", forms: [.bare, .numpy, .method]
      ) {
        call, workspace throws(ExpressionError) in
        var result = try call.operand("a", &workspace)
        if call["min"] != nil {
          let bound = try call.operand("min", &workspace)
          result.array = try workspace.broadcast(result, bound) { Extreme.greater($0, $1) }
        }
        if call["max"] != nil {
          let bound = try call.operand("max", &workspace)
          result.array = try workspace.broadcast(result, bound) { Extreme.lesser($0, $1) }
        }
        return .array(result.array)
      },
    ]

  private static func pair(
    _ name: String, _ summary: String, _ operation: @escaping @Sendable (Double, Double) -> Double
  ) -> Function {
    Function(name, "a, b", summary + ", element by element") {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(try workspace.broadcast(left, right, operation))
    }
  }

  private static func operation(_ name: String, _ binary: BinaryOperator) -> Function {
    Function(name, "a, b", "a \(binary.rawValue) b, element by element") {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(try workspace.combined(binary, left, right))
    }
  }

  private static func comparison(_ name: String, _ comparison: Comparison) -> Function {
    Function(name, "a, b", "a \(comparison.rawValue) b, element by element") {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(try workspace.compared(comparison, left, right))
    }
  }

  private static func truth(
    _ name: String, _ summary: String, _ operation: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> Function {
    Function(name, "a, b", summary + ", element by element") {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(
        try workspace.broadcast(left, right, kind: .boolean) { operation($0 != 0, $1 != 0) ? 1 : 0 })
    }
  }
}
