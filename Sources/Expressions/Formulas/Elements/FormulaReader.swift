/// Reads parts of a formula at single places, each number with a bound for its rounding.
///
/// What goes element by element is computed of the elements alone; a part that needs more, such as a product within a
/// factor, is evaluated as a whole, once.
final class FormulaReader: @unchecked Sendable {
  let scope: any ElementScope
  private let limits: EvaluationLimits
  /// What was evaluated as a whole, by its text. One explanation belongs to one thread.
  private var whole: [String: ArrayValue] = [:]

  init(_ scope: any ElementScope, limits: EvaluationLimits) { (self.scope, self.limits) = (scope, limits) }

  var names: (String) -> SymbolicShape? { { [scope] in scope.shape(of: $0) } }

  /// The shape of a part; nil where it has none.
  func shape(_ tree: SyntaxTree) -> SymbolicShape? {
    tree.shape(names) ?? value(tree).map { SymbolicShape($0.shape) }
  }

  /// Whether a part is a number that no element of a matrix decides alone, such as `1 / m`.
  func isNumber(_ tree: SyntaxTree) -> Bool {
    tree.freeNames.allSatisfy { scope.shape(of: $0)?.isNumber ?? true }
  }

  /// The value of a part as a whole; nil where it has none.
  func value(_ tree: SyntaxTree) -> ArrayValue? {
    let text = FormulaPrinter.text(tree)
    if let known = whole[text] { return known }
    var evaluator = Evaluator(source: Array(text), scope: scope, limits: limits)
    guard let value = try? evaluator.result(tree).array else { return nil }
    whole[text] = value
    return value
  }

  /// The only matrix that a part reads, in one place and element by element; nil where it reads none or more.
  func onlyMatrix(_ tree: SyntaxTree) -> (name: String, isTransposed: Bool, isBare: Bool)? {
    switch tree.kind {
    case .name(let name):
      guard let shape = scope.shape(of: name), !shape.isNumber else { return nil }
      return (name, false, true)
    case .attribute(let part, "T"):
      return onlyMatrix(part).map { ($0.name, !$0.isTransposed, $0.isBare) }
    default:
      guard isElementwise(tree) else { return nil }
      let matrices = tree.parts.filter { !isNumber($0) }
      let found = matrices.map(onlyMatrix)
      guard let first = found.first ?? nil,
        found.allSatisfy({ $0?.name == first.name && $0?.isTransposed == first.isTransposed })
      else { return nil }
      return (first.name, first.isTransposed, false)
    }
  }

  /// Whether a part works element by element on its own parts.
  func isElementwise(_ tree: SyntaxTree) -> Bool {
    switch tree.kind {
    case .prefix, .comparison: true
    case .chain(_, let links): !links.contains { $0.binary == .product }
    case .call(let function, _): FunctionTable.elementwiseNames.contains(function.name)
    default: false
    }
  }

  // MARK: Numbers

  /// Numbers, and how far each can be from what it would be without rounding.
  struct Numbers {
    var values: [Double]
    var bounds: [Double]

    init(_ values: [Double], bounds: [Double]? = nil) {
      self.values = values
      self.bounds = bounds ?? Array(repeating: 0, count: values.count)
    }
  }

  /// The elements of a part's value at these places.
  func numbers(_ tree: SyntaxTree, _ places: [(row: Int, column: Int)]) -> Numbers {
    switch tree.kind {
    case .name(let name) where scope.shape(of: name).map { !$0.isNumber } ?? false:
      let (shape, element) = (scope.shape(of: name), scope.elements(of: name))
      let (isRow, isColumn) = (shape?.rows.count == 1, shape?.columns.count == 1)
      return Numbers(
        places.map { element(isRow ? 0 : $0.row, isColumn ? 0 : $0.column) })
    case .attribute(let part, "T"): return numbers(part, places.map { ($0.column, $0.row) })
    case _ where isNumber(tree): return gathered(tree, places)
    case _ where isElementwise(tree): return combined(tree, places)
    default: return gathered(tree, places)
    }
  }

  /// The elements of a part that is evaluated as a whole.
  private func gathered(_ tree: SyntaxTree, _ places: [(row: Int, column: Int)]) -> Numbers {
    guard let value = value(tree) else {
      return Numbers(Array(repeating: .nan, count: places.count))
    }
    let (rows, columns) = (value.shape.rows, value.shape.columns)
    let values = places.map { place in
      let (row, column) = (rows == 1 ? 0 : place.row, columns == 1 ? 0 : place.column)
      return row < rows && column < columns ? value[row, column] : .nan
    }
    if tree.parts.isEmpty { return Numbers(values) }
    let terms = Double(countOfTerms(tree))
    return Numbers(values, bounds: values.map { 4 * (terms + 2) * .ulpOfOne * abs($0) })
  }

  /// How many numbers are added up at most in a part that is evaluated as a whole.
  private func countOfTerms(_ tree: SyntaxTree) -> Int {
    var count = tree.parts.map(countOfTerms).max() ?? 0
    if let product = tree.factorsOfProduct { count += shape(product.left)?.columns.count ?? 0 }
    if let reduction = tree.reduction, let shape = shape(reduction.of) {
      count += shape.rows.count * shape.columns.count
    }
    return count
  }

  /// What a step is done with: a number that is the same at all places, or one for each.
  private enum Operand {
    case number(SyntaxTree)
    case numbers(Numbers)

    /// The same as a part of a tree, each number moved by its bound times `sign`.
    func tree(moved sign: Double) -> SyntaxTree {
      switch self {
      case .number(let tree): return tree
      case .numbers(let numbers):
        let values = sign == 0 ? numbers.values : zip(numbers.values, numbers.bounds).map { $0 + sign * $1 }
        return SyntaxTree(.constant(.array(ArrayValue(vector: values))), columns: 0..<0)
      }
    }

    var isRounded: Bool {
      if case .numbers(let numbers) = self { numbers.bounds.contains { $0 > 0 } } else { false }
    }
  }

  /// The elements of a part that works element by element, of the elements of its own parts.
  private func combined(_ tree: SyntaxTree, _ places: [(row: Int, column: Int)]) -> Numbers {
    func operand(_ part: SyntaxTree) -> Operand {
      guard isNumber(part), let value = value(part) else { return .numbers(numbers(part, places)) }
      return .number(SyntaxTree(.constant(.array(value)), columns: 0..<0))
    }
    guard case .chain(let first, let links) = tree.kind else {
      return step(tree.kind, tree.parts.map(operand), count: places.count)
    }
    // One step after the other, each with its own rounding.
    var result = operand(first)
    for link in links {
      let (kind, right) = (SyntaxTree.Kind.chain(first, [link]), operand(link.right))
      if case .number(let left) = result, case .number(let number) = right {
        result = .number(SyntaxTree(kind, columns: 0..<0).rebuilt(with: [left, number]))
      } else {
        result = .numbers(step(kind, [result, right], count: places.count))
      }
    }
    guard case .numbers(let numbers) = result else { return gathered(tree, places) }
    return numbers
  }

  /// A node of a tree, computed of operands in the places of its parts.
  private func step(_ kind: SyntaxTree.Kind, _ operands: [Operand], count: Int) -> Numbers {
    func evaluated(moving place: Int? = nil, by sign: Double = 0) -> [Double]? {
      let parts = operands.enumerated().map { $1.tree(moved: $0 == place ? sign : 0) }
      var evaluator = Evaluator(source: [], scope: scope, limits: limits)
      let node = SyntaxTree(kind, columns: 0..<0).rebuilt(with: parts)
      return (try? evaluator.result(node))?.array?.elements
    }
    guard let result = evaluated(), result.count == count else {
      return Numbers(Array(repeating: .nan, count: count))
    }
    let isExact =
      switch kind {
      case .prefix, .comparison: true
      default: false
      }
    let own = result.map { isExact ? 0 : 2 * $0.magnitude * .ulpOfOne }
    var bounds = own
    for (place, operand) in operands.enumerated() where operand.isRounded {
      // What the rounding of a part does to the result, as far as it is seen on both sides.
      let sides = [-1.0, 1].compactMap { evaluated(moving: place, by: $0) }
      for i in bounds.indices {
        bounds[i] += sides.reduce(0) { max($0, abs($1[i] - result[i])) }
      }
    }
    return Numbers(result, bounds: bounds.map { $0.isFinite ? $0 : 0 })
  }
}
