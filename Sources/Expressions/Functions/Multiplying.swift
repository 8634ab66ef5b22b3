extension FunctionTable {
  static let products: [Function] = [
    Function("dot", "a, b", "the product of matrices or vectors, a @ b", forms: [.bare, .numpy, .method]) {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(try budget.dot(left, right))
    },
    Function("matmul", "a, b", "the product of matrices or vectors, a @ b") {
      call, budget throws(ExpressionError) in
      let left = try call.operand("a", &budget)
      let right = try call.operand("b", &budget)
      return .array(try budget.matrixProduct(left, right))
    },
    Function("outer", "a, b", "each element of a times each of b") {
      call, budget throws(ExpressionError) in
      let left = try call.array("a", &budget)
      let right = try call.array("b", &budget)
      return .array(try budget.outer(left, right))
    },
  ]
}
