extension FunctionTable {
  static let making: [Function] = [
    Function("array", "object", "an array of a list") {
      call, budget throws(ExpressionError) in .array(try call.array("object", &budget))
    },
    Function("asarray", "object", "an array of a list") {
      call, budget throws(ExpressionError) in .array(try call.array("object", &budget))
    },
    full("zeros", "zeros, of a shape such as (10, 1)", 0),
    full("ones", "ones, of a shape such as (10, 1)", 1),
    Function("full", "shape, value", "one number over and over, of a shape such as (10, 1)") {
      call, budget throws(ExpressionError) in
      let shape = try shape(call, budget)
      let value = try call.number("value", or: 0)
      return .array(try budget.filled(shape, value, kind: call["value"]?.value.array?.kind ?? .float))
    },
    Function("zeros_like", "a", "zeros, in the shape of a") {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      return .array(try budget.filled(array.shape, 0, kind: array.kind))
    },
    Function("ones_like", "a", "ones, in the shape of a") {
      call, budget throws(ExpressionError) in
      let array = try call.array("a", &budget)
      return .array(try budget.filled(array.shape, 1, kind: array.kind))
    },
    range("arange"),
    range("range"),
    Function("linspace", "start, stop, num=50", "num numbers from start to stop, evenly apart") {
      call, budget throws(ExpressionError) in
      let (start, stop) = (try call.number("start", or: 0), try call.number("stop", or: 0))
      let count = try call.integer("num") ?? 50
      guard count >= 0 else { throw budget.failure(.cannotReshape(.scalar, to: [count])) }
      try budget.claim(.vector(count))
      let step = (stop - start) / Double(max(1, count - 1))
      let numbers = (0..<count).map { $0 == count - 1 && $0 > 0 ? stop : start + Double($0) * step }
      return .array(ArrayValue(vector: numbers))
    },
    Function("eye", "n, m=None", "ones on the diagonal of n rows and m columns") {
      call, budget throws(ExpressionError) in
      let rows = try call.integer("n") ?? 0
      let columns = try call.integer("m") ?? rows
      guard rows >= 0, columns >= 0 else {
        throw budget.failure(.wrongValue("a size", expected: "0 or more", found: "\(min(rows, columns))"))
      }
      let shape = Shape.matrix(rows: rows, columns: columns)
      try budget.claim(shape)
      var elements = [Double](repeating: 0, count: shape.count)
      for index in 0..<min(rows, columns) { elements[index * rows + index] = 1 }
      return .array(ArrayValue(shape: shape, elements: elements))
    },
  ]

  private static func full(_ name: String, _ summary: String, _ number: Double) -> Function {
    Function(name, "shape", summary) {
      call, budget throws(ExpressionError) in
      .array(try budget.filled(try shape(call, budget), number))
    }
  }

  /// The shape that an argument asks for.
  private static func shape(_ call: Call, _ budget: EvaluationBudget) throws(ExpressionError) -> Shape {
    guard let argument = call["shape"] else {
      throw budget.failure(.missingArgument("shape", signature: "a shape such as (10, 1)"))
    }
    let dimensions = try call.dimensions([argument])
    guard dimensions.allSatisfy({ $0 >= 0 }) else {
      throw call.wrong("the shape", "sizes of 0 or more", argument)
    }
    guard let shape = Shape(dimensions: dimensions) else {
      throw ExpressionError(.tooManyDimensions, at: argument.columns)
    }
    return shape
  }

  private static func range(_ name: String) -> Function {
    Function(name, "start, stop=None, step=1", "the numbers from start (or 0) up to but without stop") {
      call, budget throws(ExpressionError) in
      let first = try call.number("start", or: 0)
      let isAlone = call["stop"] == nil
      let (start, stop) = (isAlone ? 0 : first, try call.number("stop", or: first))
      let step = try call.number("step", or: 1)
      guard step != 0 else { throw budget.failure(.zeroStep) }
      let length = ((stop - start) / step).rounded(.up)
      // Nothing for a negative length; and none fits that is infinite or NaN.
      guard let count = length < 0 ? 0 : Int(exactly: length) else {
        throw budget.failure(
          .tooLarge(shape: "a vector of \(NumberWords.text(length))", limit: budget.limits.elements))
      }
      try budget.claim(.vector(count))
      let kind = call.elementType(of: "start", "stop", "step")
      return .array(ArrayValue(vector: (0..<count).map { start + Double($0) * step }, kind: kind))
    }
  }
}
