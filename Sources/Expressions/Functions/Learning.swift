import CKernels
import Platform

extension FunctionTable {
  /// What neurons do with their pre-activation, beside `tanh`.
  static let activations: [Function] = [
    Function("relu", "x", "each element, but 0 where it is negative", inNumPy: ["return np.maximum(x, 0)"]) {
      call, budget throws(ExpressionError) in
      // As the network does it, which keeps NaN.
      .array(try budget.mapped(try call.array("x", &budget), type: .greatest) { $0 <= 0 ? 0 : $0 })
    },
    Function(
      "leaky_relu", "x, slope=0.01", "each element, but slope times it where it is not positive",
      inNumPy: ["return np.where(x > 0, x, slope * x)"]
    ) {
      call, budget throws(ExpressionError) in
      let slope = try call.number("slope", or: 0.01)
      return .array(try budget.mapped(try call.array("x", &budget)) { $0 > 0 ? $0 : slope * $0 })
    },
    Function("sigmoid", "x", "1 / (1 + exp(-x)) of each element", inNumPy: ["return 1 / (1 + np.exp(-x))"]) {
      call, budget throws(ExpressionError) in
      // As the network does it: no exp is larger than 1.
      let x = try call.array("x", &budget)
      let powers = try budget.exponential(try budget.mapped(x) { -abs($0) })
      var elements = powers.elements
      for (i, z) in x.elements.enumerated() { elements[i] = (z < 0 ? elements[i] : 1) / (1 + elements[i]) }
      return .array(ArrayValue(shape: x.shape, elements: elements))
    },
    Function(
      "gelu", "x", "each element times the share of a normal distribution that lies below it",
      inNumPy: [
        "from math import erf",
        "return x * (1 + np.vectorize(erf, otypes=[float])(x / np.sqrt(2))) / 2",
      ]
    ) {
      call, budget throws(ExpressionError) in
      let x = try call.array("x", &budget)
      let shares = try budget.replaced(try budget.mapped(x) { $0 / 2.squareRoot() }, by: gradb_erf)
      return .array(halfWeighted(x, shares))
    },
    Function(
      "gelu_tanh", "x", "gelu with a tanh in the place of the error function",
      inNumPy: ["return x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))) / 2"]
    ) {
      call, budget throws(ExpressionError) in
      let x = try call.array("x", &budget)
      let factor = (2 / Double.pi).squareRoot()
      let bent = try budget.mapped(x) { factor * ($0 + 0.044715 * ($0 * $0 * $0)) }
      return .array(halfWeighted(x, try budget.replaced(bent, by: gradb_tanh)))
    },
  ]

  /// x (1 + weight) / 2, element by element.
  private static func halfWeighted(_ x: ArrayValue, _ weights: ArrayValue) -> ArrayValue {
    ArrayValue(shape: x.shape, elements: zip(x.elements, weights.elements).map { $0 * (1 + $1) / 2 })
  }

  static let network: [Function] = [
    Function(
      "softmax", "x, axis=0", "probabilities in each column, exp(x) / sum(exp(x))",
      inNumPy: [
        "powers = np.exp(x - np.max(x, axis=axis, keepdims=True))",
        "return powers / np.sum(powers, axis=axis, keepdims=True)",
      ]
    ) {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      return .array(try budget.softmax(array, try axisOfClasses(call, array)))
    },
    Function(
      "log_softmax", "x, axis=0", "log(softmax(x)), finite where softmax(x) rounds to 0",
      inNumPy: [
        "shifted = x - np.max(x, axis=axis, keepdims=True)",
        "return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))",
      ]
    ) {
      call, budget throws(ExpressionError) in
      let array = try call.array("x", &budget)
      return .array(try budget.logSoftmax(array, try axisOfClasses(call, array)))
    },
    Function(
      "one_hot", "labels, classes=10", "a column for each label, with a 1 in the label's row",
      inNumPy: ["return (np.arange(classes)[:, None] == labels).astype(float)"]
    ) {
      call, budget throws(ExpressionError) in
      let labels = try call.array("labels", &budget)
      // The live Y is one already; notebooks call their labels Y.
      if call["classes"] == nil, isOneHot(labels) { return .array(labels) }
      let classes = budget.classCount ?? 10
      let largest = labels.elements.max().flatMap { Int(exactly: $0) } ?? 0
      let asked = try call.integer("classes")
      let count = asked ?? max(classes, largest >= 0 && largest < 1_000_000 ? largest + 1 : 0)
      guard count >= 0 else { throw budget.failure(.notALabel(Double(count), classes: classes)) }
      let shape = Shape.matrix(rows: count, columns: labels.elements.count)
      try budget.claim(shape)
      var elements = [Double](repeating: 0, count: shape.count)
      for (column, label) in labels.elements.enumerated() {
        guard let row = Int(exactly: label), row >= 0, row < count else {
          throw budget.failure(.notALabel(label, classes: count))
        }
        elements[column * count + row] = 1
      }
      return .array(ArrayValue(shape: shape, elements: elements))
    },
  ]

  /// The axis along which the classes stand: down the rows, unless the call says another.
  private static func axisOfClasses(_ call: Call, _ array: ArrayValue) throws(ExpressionError) -> Axis? {
    let usual: Axis? =
      switch array.shape {
      case .matrix: .downRows
      case .vector: .alongColumns
      case .scalar: nil
      }
    return try call.axis(of: array.shape) ?? usual
  }

  /// Whether each column of a matrix holds a single 1 and else nothing but 0.
  private static func isOneHot(_ array: ArrayValue) -> Bool {
    guard case .matrix(let rows, let columns) = array.shape, rows > 1, columns > 0 else { return false }
    for column in 0..<columns {
      var ones = 0
      for element in array.elements[column * rows..<(column + 1) * rows] where element != 0 {
        guard element == 1 else { return false }
        ones += 1
      }
      if ones != 1 { return false }
    }
    return true
  }
}
