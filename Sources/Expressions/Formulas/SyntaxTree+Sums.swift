/// What a part of a formula adds up: a product of matrices, or a call of sum, mean and the like, however it is written.
extension SyntaxTree {
  /// The matrices of `A @ B`, `A.dot(B)`, `np.dot(A, B)` or `np.matmul(A, B)`; nil for anything else.
  ///
  /// Of a chain such as `A @ B / m` it is nil: the product is only a part of it.
  var factorsOfProduct: (left: SyntaxTree, right: SyntaxTree)? {
    switch kind {
    case .chain(let first, let links):
      guard let last = links.last, last.binary == .product else { return nil }
      return (.chained(first, Array(links.dropLast())), last.right)
    case .method(let left, "dot", let arguments):
      return arguments.count == 1 ? (left, arguments[0].value) : nil
    case .call(let function, let arguments) where ["dot", "matmul"].contains(function.name):
      return arguments.count == 2 && arguments.allSatisfy { $0.keyword == nil }
        ? (arguments[0].value, arguments[1].value) : nil
    default: return nil
    }
  }

  /// A call of a function that makes one number of many.
  struct Reduction {
    /// The function: `sum`.
    let name: String
    /// Whether it is written with `np.`.
    let isNumPy: Bool
    /// What it is of.
    let of: SyntaxTree
    /// The axis that is said; nil for all numbers.
    var axis: Int?
    var keepsDimensions = false
    /// Whether all that is said was understood.
    var isKnown = true
  }

  /// The functions that make one number of many.
  private static let reductions: Set = [
    "sum", "mean", "max", "min", "prod", "std", "var", "any", "all", "norm",
  ]

  /// The functions that tell a place among many numbers, or count them.
  static let placing: Set = ["argmax", "argmin", "count_nonzero"]

  /// What a call such as `sum(x, axis=1, keepdims=True)` or `x.sum(1)` makes one number of; nil for anything else.
  var reduction: Reduction? { reduction(among: Self.reductions) }

  /// The same of a call that tells a place, too.
  var anyReduction: Reduction? { reduction(among: Self.reductions.union(Self.placing)) }

  private func reduction(among names: Set<String>) -> Reduction? {
    let (name, isNumPy, parts): (String, Bool, [Argument])
    switch kind {
    case .call(let function, let arguments):
      (name, isNumPy, parts) = (function.name, function.isNumPy, arguments)
    case .method(let part, let method, let arguments):
      (name, isNumPy) = (method, false)
      parts = [Argument(keyword: nil, value: part, columns: 0..<0)] + arguments
    default: return nil
    }
    guard names.contains(name), let first = parts.first, first.keyword == nil else { return nil }
    var reduction = Reduction(name: name, isNumPy: isNumPy, of: first.value)
    for (place, argument) in parts.enumerated().dropFirst() {
      switch argument.keyword ?? (place == 1 ? "axis" : "") {
      case "axis":
        if case .constant(.none) = argument.value.kind { continue }
        reduction.axis = argument.value.wholeNumber
        if reduction.axis == nil { reduction.isKnown = false }
      case "keepdims":
        reduction.keepsDimensions = argument.value.wholeNumber == 1
        if argument.value.wholeNumber == nil { reduction.isKnown = false }
      default: reduction.isKnown = false
      }
    }
    return reduction
  }

  /// The whole number that stands there, with a sign or without; 1 for True and 0 for False.
  private var wholeNumber: Int? {
    switch kind {
    case .constant(let value): value.array?.single.flatMap { Int(exactly: $0) }
    case .prefix(.minus, let part): part.wholeNumber.map { -$0 }
    default: nil
    }
  }
}
