import CKernels
import Platform

extension FunctionTable {
  static let elementwise: [Function] = [
    kernel("exp", "e to the power of each element", gradb_exp),
    each("log", "the natural logarithm") { log($0) },
    each("log2", "the logarithm to base 2") { log2($0) },
    each("log10", "the logarithm to base 10") { log10($0) },
    each("log1p", "log(1 + x), exact for small x") { log1p($0) },
    each("expm1", "exp(x) - 1, exact for small x") { expm1($0) },
    each("sqrt", "the square root") { $0.squareRoot() },
    each("square", "the square", .number) { $0 * $0 },
    each("abs", "the magnitude", .greatest) { abs($0) },
    each("absolute", "the magnitude", .greatest) { abs($0) },
    each("negative", "the opposite", .number) { -$0 },
    each("reciprocal", "1 / x") { 1 / $0 },
    each("sign", "-1, 0 or 1 by the sign", .number) { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 },
    each("floor", "the next whole number down", .number) { $0.rounded(.down) },
    each("ceil", "the next whole number up", .number) { $0.rounded(.up) },
    each("sin", "the sine") { sin($0) },
    each("cos", "the cosine") { cos($0) },
    each("tan", "the tangent") { tan($0) },
    kernel("tanh", "the hyperbolic tangent of each element", gradb_tanh),
    kernel(
      "erf", "the error function of each element, which NumPy lacks: scipy.special.erf",
      inNumPy: ["from math import erf", "return np.vectorize(erf, otypes=[float])(x)"], gradb_erf),
    Function("round", "a, decimals=0", "each element to so many decimals", forms: [.numpy, .method]) {
      call, budget throws(ExpressionError) in .array(try rounded(call, &budget))
    },
  ]

  /// The argument `a` to so many `decimals`.
  static func rounded(_ call: Call, _ budget: inout EvaluationBudget) throws(ExpressionError) -> ArrayValue {
    let decimals = try call.integer("decimals") ?? 0
    // Beyond these the power of ten is infinite or 0.
    let scale = pow(10, Double(min(max(decimals, -300), 300)))
    return try budget.mapped(try call.array("a", &budget), type: .number) {
      decimals == 0 ? $0.rounded(.toNearestOrEven) : ($0 * scale).rounded(.toNearestOrEven) / scale
    }
  }

  /// A function that the network may have, too: with the bits of the network's own, which are the same on every machine.
  private static func kernel(
    _ name: String, _ summary: String, inNumPy lines: [String]? = nil,
    _ operation: @escaping @Sendable (UnsafeMutablePointer<Double>, Int) -> Void
  ) -> Function {
    Function(name, "x", summary, inNumPy: lines) {
      call, budget throws(ExpressionError) in
      .array(try budget.replaced(try call.array("x", &budget), by: operation))
    }
  }

  private static func each(
    _ name: String, _ summary: String, _ type: ResultType = .always(.float),
    _ operation: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function(name, "x", summary + " of each element") {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      // Logarithms and the like take the time of so many additions.
      try budget.spend(10 * array.elements.count)
      return .array(try budget.mapped(array, type: type, operation))
    }
  }
}
