extension FunctionTable {
  static let shaping: [Function] = [
    Function("transpose", "a", "rows and columns exchanged, a.T", forms: [.bare, .numpy, .method]) {
      call, budget throws(ExpressionError) in
      .array(try budget.transposed(try call.array("a", &budget)))
    },
    Function(
      "reshape", "a, *shape", "the elements, row after row, in another shape; -1 for what is left",
      forms: [.bare, .numpy, .method]
    ) { call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      guard !call.rest.isEmpty else {
        throw budget.failure(.missingArgument("shape", signature: "a shape such as (10, 1)"))
      }
      return .array(try budget.reshaped(array, try call.dimensions(call.rest)))
    },
    flat("flatten", forms: .method),
    flat("ravel", forms: [.bare, .numpy, .method]),
    Function("squeeze", "a", "without the dimensions of size 1", forms: [.bare, .numpy, .method]) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let dimensions = array.shape.dimensions.filter { $0 != 1 }
      return .array(array.shaped(Shape(dimensions: dimensions) ?? array.shape))
    },
    Function("copy", "a", "the same again", forms: [.bare, .numpy, .method]) {
      call, budget throws(ExpressionError) in .array(try call.array("a", &budget))
    },
    Function("astype", "a, dtype", "the elements as float, int or bool", forms: .method) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      guard let argument = call["dtype"] else {
        throw budget.failure(.wrongValue("the type", expected: "float, int or bool", found: "None"))
      }
      return .array(try budget.converted(array, to: try call.type(argument)))
    },
    Function("concatenate", "arrays, axis=0", "arrays one after the other, along an axis") {
      call, budget throws(ExpressionError) in
      guard let argument = call["arrays"] else { throw budget.failure(.raggedList) }
      var parts: [ArrayValue] = []
      switch argument.value {
      case .tuple(let values), .list(let values):
        for value in values { parts.append(try budget.array(value, columns: argument.columns)) }
      case .array, .none, .type: throw call.wrong("arrays", "several in brackets, (a, b)", argument)
      }
      guard let first = parts.first else { throw call.wrong("arrays", "at least one", argument) }
      let axis =
        try call.axis(of: first.shape) ?? (first.shape.dimensions.count == 2 ? .downRows : .alongColumns)
      return .array(try budget.joined(parts, axis))
    },
  ]

  private static func flat(_ name: String, forms: Function.Forms) -> Function {
    Function(name, "a", "the elements, row after row, as a vector", forms: forms) {
      call, budget throws(ExpressionError) in
      let elements = try budget.rowMajor(try call.array("a", &budget))
      return .array(ArrayValue(vector: elements, kind: try call.array("a", &budget).kind))
    }
  }
}
