extension FunctionTable {
  private static let forms: Function.Forms = [.bare, .numpy, .method]
  /// Of those that take several numbers, too, where nothing stands before them; `FunctionTable.python` has these.
  private static let numpyForms: Function.Forms = [.numpy, .method]

  static let reductions: [Function] = [
    Function(
      "sum", "a, axis=None, keepdims=False", "the sum of all elements, or along an axis", forms: forms
    ) { call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(try budget.sum(array, axis, keepsDimensions: try call.flag("keepdims")))
    },
    Function("prod", "a, axis=None, keepdims=False", "the product of the elements", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.reduced(array, axis, keepsDimensions: try call.flag("keepdims"), from: 1) {
          product, x, _ in product *= x
        })
    },
    Function("mean", "a, axis=None, keepdims=False", "the arithmetic mean", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(try budget.mean(array, axis, keepsDimensions: try call.flag("keepdims")))
    },
    Function(
      "var", "a, axis=None, ddof=0, keepdims=False", "the mean square deviation from the mean", forms: forms
    ) { call, budget throws(ExpressionError) in .array(try variance(call, &budget)) },
    Function(
      "std", "a, axis=None, ddof=0, keepdims=False", "the standard deviation, the root of var", forms: forms
    ) { call, budget throws(ExpressionError) in
      let variance = try variance(call, &budget)
      return .array(try budget.mapped(variance) { $0.squareRoot() })
    },
    extreme("max", "the greatest element", isLeast: false, forms: numpyForms),
    extreme("min", "the least element", isLeast: true, forms: numpyForms),
    extreme("amax", "the greatest element", isLeast: false, forms: [.bare, .numpy]),
    extreme("amin", "the least element", isLeast: true, forms: [.bare, .numpy]),
    place("argmax", "where the greatest element is", isLeast: false),
    place("argmin", "where the least element is", isLeast: true),
    Function("any", "a, axis=None, keepdims=False", "whether any element is true", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.reduced(
          array, axis, keepsDimensions: try call.flag("keepdims"), type: .always(.bool), from: 0
        ) { any, x, _ in if x != 0 { any = 1 } })
    },
    Function("all", "a, axis=None, keepdims=False", "whether all elements are true", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.reduced(
          array, axis, keepsDimensions: try call.flag("keepdims"), type: .always(.bool), from: 1
        ) { all, x, _ in if x == 0 { all = 0 } })
    },
    Function("count_nonzero", "a, axis=None, keepdims=False", "how many elements are not 0") {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.reduced(
          array, axis, keepsDimensions: try call.flag("keepdims"), type: .always(.int), from: 0
        ) {
          count, x, _ in if x != 0 { count += 1 }
        })
    },
    Function("norm", "x, axis=None, keepdims=False", "the root of the sum of the squares (np.linalg.norm)") {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      let axis = try call.axis(of: array.shape)
      let squares = try budget.reduced(
        array, axis, keepsDimensions: try call.flag("keepdims"), from: 0
      ) { sum, x, _ in sum += x * x }
      return .array(try budget.mapped(squares) { $0.squareRoot() })
    },
  ]

  private static func variance(
    _ call: Call, _ budget: inout EvaluationBudget
  ) throws(ExpressionError) -> ArrayValue {
    let array = try call.array("a", &budget)
    let axis = try call.axis(of: array.shape)
    let lost = try call.number("ddof", or: 0)
    return try budget.variance(array, axis, keepsDimensions: try call.flag("keepdims"), lost: lost)
  }

  private static func extreme(
    _ name: String, _ summary: String, isLeast: Bool, forms: Function.Forms
  ) -> Function {
    Function(name, "a, axis=None, keepdims=False", summary + " of all, or along an axis", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.extreme(array, axis, keepsDimensions: try call.flag("keepdims"), isLeast: isLeast))
    }
  }

  private static func place(_ name: String, _ summary: String, isLeast: Bool) -> Function {
    Function(name, "a, axis=None, keepdims=False", summary + ", of all or along an axis", forms: forms) {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      let axis = try call.axis(of: array.shape)
      return .array(
        try budget.placeOfExtreme(
          array, axis, keepsDimensions: try call.flag("keepdims"), isLeast: isLeast))
    }
  }
}
