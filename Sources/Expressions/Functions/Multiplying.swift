extension FunctionTable {
  static let products: [Function] = [
    Function("dot", "a, b", "the product of matrices or vectors, a @ b", forms: [.bare, .numpy, .method]) {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(try workspace.dot(left, right))
    },
    Function("matmul", "a, b", "the product of matrices or vectors, a @ b") {
      call, workspace throws(ExpressionError) in
      let left = try call.operand("a", &workspace)
      let right = try call.operand("b", &workspace)
      return .array(try workspace.matrixProduct(left, right))
    },
    Function("outer", "a, b", "each element of a times each of b") {
      call, workspace throws(ExpressionError) in
      let left = try call.array("a", &workspace)
      let right = try call.array("b", &workspace)
      return .array(try workspace.outer(left, right))
    },
  ]
}
