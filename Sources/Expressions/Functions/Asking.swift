extension FunctionTable {
  static let questions: [Function] = [
    test("isnan", "whether it is NaN") { $0.isNaN },
    test("isinf", "whether it is infinite") { $0.isInfinite },
    test("isfinite", "whether it is neither NaN nor infinite") { $0.isFinite },
    Function(
      "isclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
      "whether a and b differ by at most atol + rtol * abs(b), element by element"
    ) { call, budget throws(ExpressionError) in .array(try closeness(call, &budget)) },
    Function(
      "allclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False", "whether isclose holds for all elements"
    ) { call, budget throws(ExpressionError) in
      .boolean(try closeness(call, &budget).elements.allSatisfy { $0 != 0 })
    },
    Function("array_equal", "a, b", "whether shapes and elements are equal") {
      call, budget throws(ExpressionError) in
      let left = try call.array("a", &budget)
      let right = try call.array("b", &budget)
      // An array takes itself for equal without looking; NaN is not equal even to itself.
      let areEqual = zip(left.elements, right.elements).allSatisfy { $0 == $1 }
      return .boolean(left.shape == right.shape && areEqual)
    },
    Function("shape", "a", "the sizes of the dimensions, a.shape", forms: .numpy) {
      call, budget throws(ExpressionError) in .tuple(try call.array("a", &budget).shape.dimensions)
    },
    Function("size", "a", "how many elements there are, a.size", forms: .numpy) {
      call, budget throws(ExpressionError) in
      .integer(try call.array("a", &budget).elements.count)
    },
    Function("ndim", "a", "how many dimensions there are, a.ndim", forms: .numpy) {
      call, budget throws(ExpressionError) in
      .integer(try call.array("a", &budget).shape.dimensions.count)
    },
  ]

  private static func test(
    _ name: String, _ summary: String, _ test: @escaping @Sendable (Double) -> Bool
  ) -> Function {
    Function(name, "x", summary + ", for each element") {
      call, budget throws(ExpressionError) in
      .array(try budget.mapped(try call.array("x", &budget), type: .always(.bool)) { test($0) ? 1 : 0 })
    }
  }

  private static func closeness(
    _ call: Call, _ budget: inout EvaluationBudget
  ) throws(ExpressionError) -> ArrayValue {
    let left = try call.operand("a", &budget)
    let right = try call.operand("b", &budget)
    let relative = try call.number("rtol", or: 1e-5)
    let absolute = try call.number("atol", or: 1e-8)
    let equatesNaN = try call.flag("equal_nan")
    return try budget.broadcast(left, right, type: .always(.bool)) { a, b in
      let isClose = b.isFinite && abs(a - b) <= absolute + relative * abs(b)
      return isClose || a == b || (equatesNaN && a.isNaN && b.isNaN) ? 1 : 0
    }
  }
}
