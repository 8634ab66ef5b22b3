/// What a name stands for in another layout of the same numbers.
public enum NameInLayout: Sendable {
  /// A single number.
  case number
  /// A vector, which has no other way round.
  case vector
  /// A matrix, or its transpose.
  case matrix(isTransposed: Bool)
}

extension Formula {
  /// The same line in another layout, in which some matrices are the transposes of what the formula reads.
  ///
  /// It gives the formula's value; with `isTransposed`, where that is a matrix, its transpose. Where weights and samples are
  /// transposed, `W1 @ X + b1` becomes `X @ W1 + b1`; where weights stand, `X @ W1.T + b1`. A transposition is pushed down to
  /// the names, and stays above a part where fewer are needed so: never is one undone by another.
  public func laidOut(isTransposed: Bool, _ names: (String) -> NameInLayout) -> Formula {
    let part = tree.laidOut(names)
    return Formula(tree: isTransposed && part.dimensions == 2 ? part.transposed : part.standing)
  }

  /// The names of matrices that it reads transposed, each as often as it does.
  public var transposedNames: [String] {
    func names(_ tree: SyntaxTree) -> [String] {
      if case .attribute(let part, "T") = tree.kind, case .name(let name) = part.kind { return [name] }
      return tree.parts.flatMap(names)
    }
    return names(tree)
  }
}

/// A part of a formula in another layout, either way round.
struct LaidOutPart {
  /// What gives the part's value.
  var standing: SyntaxTree
  /// What gives its transpose; of a vector, which is stretched as a row is, a column.
  var transposed: SyntaxTree
  /// 0 for a number, 1 for a vector, 2 for a matrix.
  let dimensions: Int

  init(standing: SyntaxTree, transposed: SyntaxTree, dimensions: Int) {
    (self.standing, self.transposed, self.dimensions) = (standing, transposed, dimensions)
  }

  /// A number, which has no ways round, or a vector or matrix of which only one is known.
  init(_ tree: SyntaxTree, dimensions: Int) {
    let transposed =
      switch dimensions {
      case 0: tree
      case 1: Self.column(tree)
      default: Self.transposed(tree)
      }
    self.init(standing: tree, transposed: transposed, dimensions: dimensions)
  }

  /// With the transposition above a part where fewer are needed so, or as few.
  var withFewTranspositions: LaidOutPart {
    guard dimensions == 2 else { return self }
    var part = self
    part.standing = Self.simpler(Self.transposed(transposed), standing)
    part.transposed = Self.simpler(Self.transposed(standing), transposed)
    return part
  }

  /// The way round that is written with fewer transpositions, where either will do.
  var simpler: SyntaxTree { Self.simpler(standing, transposed) }

  /// The one of two that is written with fewer transpositions, the first where both have as many.
  static func simpler(_ first: SyntaxTree, _ second: SyntaxTree) -> SyntaxTree {
    count(second) < count(first) ? second : first
  }

  private static func count(_ tree: SyntaxTree) -> Int {
    let own = if case .attribute(_, "T") = tree.kind { 1 } else { 0 }
    return tree.parts.reduce(own) { $0 + count($1) }
  }

  static func transposed(_ tree: SyntaxTree) -> SyntaxTree {
    if case .attribute(let part, "T") = tree.kind { return part }
    return tree.with(.attribute(tree, "T"))
  }

  /// A vector as a column.
  static func column(_ vector: SyntaxTree) -> SyntaxTree {
    let none = SyntaxTree(.constant(.none), columns: 0..<0)
    return vector.with(.index(vector, [.slice(SyntaxTree.Slice(columns: 0..<0)), .value(none)]))
  }
}

extension SyntaxTree {
  /// The tree in another layout.
  func laidOut(_ names: (String) -> NameInLayout) -> LaidOutPart {
    switch kind {
    case .constant: return LaidOutPart(self, dimensions: 0)
    case .name(let name):
      switch names(name) {
      case .number: return LaidOutPart(self, dimensions: 0)
      case .vector: return LaidOutPart(self, dimensions: 1)
      case .matrix(let isTransposed):
        let other = LaidOutPart.transposed(self)
        return LaidOutPart(
          standing: isTransposed ? other : self, transposed: isTransposed ? self : other, dimensions: 2)
      }
    case .prefix(let sign, let part):
      let part = part.laidOut(names)
      return LaidOutPart(
        standing: with(.prefix(sign, part.standing)), transposed: with(.prefix(sign, part.transposed)),
        dimensions: part.dimensions)
    case .attribute(let part, "T"): return part.laidOut(names).exchanged
    case .attribute: return kept(parts.map { $0.laidOut(names) }, dimensions: 0)
    case .chain(let first, let links): return chainLaidOut(first, links, names)
    case .comparison, .logical: return elementByElement(parts.map { $0.laidOut(names) })
    case .list, .tuple: return kept(parts.map { $0.laidOut(names) }, dimensions: 1)
    case .call, .method: return callLaidOut(names)
    case .index(let whole, let indices):
      return indexLaidOut(whole.laidOut(names), indices, parts.dropFirst().map { $0.laidOut(names) })
    }
  }

  /// Parts that are combined element by element, which is the same either way round.
  fileprivate func elementByElement(_ parts: [LaidOutPart]) -> LaidOutPart {
    LaidOutPart(
      standing: rebuilt(with: parts.map(\.standing)), transposed: rebuilt(with: parts.map(\.transposed)),
      dimensions: parts.reduce(0) { max($0, $1.dimensions) }
    ).withFewTranspositions
  }

  /// What reads its parts as they stand, and whose value is transposed as a whole.
  fileprivate func kept(_ parts: [LaidOutPart], dimensions: Int) -> LaidOutPart {
    LaidOutPart(rebuilt(with: parts.map(\.standing)), dimensions: dimensions)
  }

  // MARK: Chains

  /// Operators that bind alike, from the left; nothing is regrouped but the factors of products.
  private struct Chain {
    var first: SyntaxTree
    var links: [Link] = []

    var tree: SyntaxTree {
      links.isEmpty ? first : SyntaxTree(.chain(first, links), columns: first.columns)
    }

    mutating func append(_ binary: BinaryOperator, _ right: SyntaxTree) {
      links.append(Link(binary: binary, right: right))
    }

    /// `left @ right`, where a sign before `right` goes before all of it.
    static func product(_ left: SyntaxTree, _ right: SyntaxTree) -> Chain {
      guard case .prefix(.minus, let positive) = right.kind else {
        return Chain(first: left, links: [Link(binary: .product, right: right)])
      }
      return product(left.with(.prefix(.minus, left)), positive)
    }
  }

  private func chainLaidOut(
    _ first: SyntaxTree, _ links: [Link], _ names: (String) -> NameInLayout
  ) -> LaidOutPart {
    let start = first.laidOut(names)
    var (standing, transposed) = (Chain(first: start.standing), Chain(first: start.transposed))
    var dimensions = start.dimensions
    for link in links {
      let right = link.right.laidOut(names)
      switch (link.binary, dimensions, right.dimensions) {
      case (.product, 2, 2):
        standing.append(.product, right.standing)
        // The transpose of a product is that of the transposes, the other way round.
        transposed = .product(right.transposed, transposed.tree)
      case (.product, 1..., 1...):
        // A vector is multiplied from either side.
        let products = [
          Chain.product(standing.tree, right.standing).tree,
          dimensions == 2
            ? Chain.product(right.standing, transposed.tree).tree
            : Chain.product(right.transposed, standing.tree).tree,
        ]
        let product =
          right.dimensions == dimensions ? products[0] : LaidOutPart.simpler(products[0], products[1])
        let part = LaidOutPart(product, dimensions: right.dimensions == dimensions ? 0 : 1)
        (standing, transposed) = (Chain(first: part.standing), Chain(first: part.transposed))
        dimensions = part.dimensions
      default:
        standing.append(link.binary, right.standing)
        transposed.append(link.binary, right.transposed)
        dimensions = max(dimensions, right.dimensions)
      }
    }
    let part = LaidOutPart(standing: standing.tree, transposed: transposed.tree, dimensions: dimensions)
    // Either factor of a product may be the one that people transpose, and so each of them is.
    return links.contains { $0.binary == .product } ? part : part.withFewTranspositions
  }

  // MARK: Subscripts

  private func indexLaidOut(
    _ whole: LaidOutPart, _ indices: [Index], _ values: [LaidOutPart]
  ) -> LaidOutPart {
    let everything = Index.slice(Slice(columns: 0..<0))
    let newAxes = values.count { if case .constant(.none) = $0.standing.kind { true } else { false } }
    let isMask = values.contains { $0.dimensions == 2 }
    let hasDots = indices.contains { if case .ellipsis = $0 { true } else { false } }
    guard whole.dimensions == 2, newAxes == 0, !isMask, !hasDots, indices.count <= 2 else {
      let slices = indices.count { if case .slice = $0 { true } else { false } }
      return kept([whole] + values, dimensions: isMask ? 1 : min(2, slices + newAxes))
    }
    let isValue = indices.map { if case .value = $0 { true } else { false } }
    let ofValues = values.filter { $0.dimensions < 2 }.map(\.dimensions)
    let dimensions =
      isValue == [true, true]
      ? ofValues.reduce(0, max)
      : (2 - isValue.count { $0 }) + (isValue.contains(true) ? ofValues.reduce(0, +) : 0)
    guard case .index(_, let standing) = rebuilt(with: [whole.standing] + values.map(\.standing)).kind else {
      return kept([whole] + values, dimensions: dimensions)
    }
    var exchanged = Array((standing + [everything]).prefix(2).reversed())
    if case .slice(let last) = exchanged[1], last.parts.isEmpty { exchanged.removeLast() }
    let part = LaidOutPart(
      standing: with(.index(whole.standing, standing)), transposed: with(.index(whole.transposed, exchanged)),
      dimensions: 2)
    return dimensions == 2 ? part.withFewTranspositions : LaidOutPart(part.simpler, dimensions: dimensions)
  }
}

extension LaidOutPart {
  /// The transpose; that of a vector is the vector.
  fileprivate var exchanged: LaidOutPart {
    dimensions == 2 ? LaidOutPart(standing: transposed, transposed: standing, dimensions: 2) : self
  }
}

// MARK: Calls

extension SyntaxTree {
  /// The dimensions of what functions give that neither reduce nor go element by element.
  private static let dimensions = [
    "one_hot": 2, "eye": 2, "outer": 2, "flatten": 1, "ravel": 1, "arange": 1, "range": 1, "linspace": 1,
    "bincount": 1, "unique": 1, "array": 1, "asarray": 1,
  ]
  /// The functions that make an array of a shape that is said.
  private static let shaping: Set = ["reshape", "zeros", "ones", "full"]
  /// The functions whose value has the shape of what they are of, beside those that go element by element.
  private static let shapeKeeping: Set = ["copy", "astype", "zeros_like", "ones_like"]

  private func callLaidOut(_ names: (String) -> NameInLayout) -> LaidOutPart {
    let parts = parts.map { $0.laidOut(names) }
    guard let name = calledName, let first = parts.first else { return kept(parts, dimensions: 0) }
    if factorsOfProduct != nil, parts.allSatisfy({ $0.dimensions == 2 }) {
      return LaidOutPart(
        standing: rebuilt(with: parts.map(\.standing)),
        transposed: rebuilt(with: parts.reversed().map(\.transposed)), dimensions: 2
      ).withFewTranspositions
    }
    if name == "transpose", parts.count == 1 { return first.exchanged }
    if let reduction = anyReduction, reduction.isKnown, first.dimensions == 2 {
      return reductionLaidOut(reduction, of: first, parts)
    }
    if ["softmax", "log_softmax"].contains(name), first.dimensions == 2,
      let axis = saidAxis.map({ Self.axis($0) }) ?? 0
    {
      return LaidOutPart(
        standing: calling(first.standing, parts),
        transposed: calling(first.transposed, parts, axis: 1 - axis), dimensions: 2
      ).withFewTranspositions
    }
    if FunctionTable.elementwiseNames.contains(name) || Self.shapeKeeping.contains(name) {
      return elementByElement(parts)
    }
    if Self.shaping.contains(name) {
      let sizes = self.parts.dropFirst(name == "reshape" ? 1 : 0)
      if case .tuple(let lengths)? = sizes.first?.kind {
        return kept(parts, dimensions: min(2, lengths.count))
      }
      return kept(parts, dimensions: min(2, name == "reshape" ? sizes.count : 1))
    }
    let dimensions = Self.dimensions[name] ?? parts.reduce(0) { max($0, $1.dimensions) }
    return kept(parts, dimensions: dimensions)
  }

  /// What makes one number of the rows, the columns or all of a matrix.
  private func reductionLaidOut(
    _ reduction: Reduction, of whole: LaidOutPart, _ parts: [LaidOutPart]
  ) -> LaidOutPart {
    guard let axis = reduction.axis else {
      // A place is counted row after row.
      if Self.placing.contains(reduction.name) { return kept(parts, dimensions: 0) }
      return LaidOutPart(calling(whole.simpler, parts), dimensions: 0)
    }
    guard [-2, -1, 0, 1].contains(axis) else { return kept(parts, dimensions: 1) }
    let own = axis < 0 ? axis + 2 : axis
    let isKeeping = !reduction.keepsDimensions
    let kept = LaidOutPart(
      standing: calling(whole.standing, parts, axis: own, keepsDimensions: isKeeping),
      transposed: calling(whole.transposed, parts, axis: 1 - own, keepsDimensions: isKeeping), dimensions: 2
    ).withFewTranspositions
    if reduction.keepsDimensions { return kept }
    let vector = LaidOutPart.simpler(
      calling(whole.standing, parts, axis: own), calling(whole.transposed, parts, axis: 1 - own))
    // As a row it is stretched, so that in the other layout it has to be a column.
    return LaidOutPart(
      standing: vector, transposed: own == 0 ? kept.transposed : kept.standing, dimensions: 1)
  }

  /// The name of the function or method that is called; nil where none is.
  private var calledName: String? {
    switch kind {
    case .call(let function, _): function.name
    case .method(_, let name, _): name
    default: nil
    }
  }

  /// What is said for the axis of a call, by its name or in its place; nil where nothing is.
  private var saidAxis: SyntaxTree? {
    let (arguments, place): ([Argument], Int)
    switch kind {
    case .call(_, let given): (arguments, place) = (given, 1)
    case .method(_, _, let given): (arguments, place) = (given, 0)
    default: return nil
    }
    return arguments.enumerated().first { $1.keyword == "axis" || ($0 == place && $1.keyword == nil) }?
      .element
      .value
  }

  /// The axis 0 or 1 that stands there; nil for anything else.
  private static func axis(_ tree: SyntaxTree) -> Int? {
    guard case .constant(let value) = tree.kind, let axis = value.array?.single, axis == 0 || axis == 1 else {
      return nil
    }
    return Int(axis)
  }

  /// The same call of another matrix, perhaps along another axis, or with its dimensions kept.
  private func calling(
    _ whole: SyntaxTree, _ parts: [LaidOutPart], axis: Int? = nil, keepsDimensions: Bool = false
  ) -> SyntaxTree {
    let call = rebuilt(with: [whole] + parts.dropFirst().map(\.standing))
    var (arguments, isMethod): ([Argument], Bool)
    switch call.kind {
    case .call(_, let given): (arguments, isMethod) = (given, false)
    case .method(_, _, let given): (arguments, isMethod) = (given, true)
    default: return call
    }
    func say(_ keyword: String, _ value: Value, at place: Int? = nil) {
      let value = SyntaxTree(.constant(value), columns: 0..<0)
      if let place = arguments.firstIndex(where: { $0.keyword == keyword }) {
        arguments[place].value = value
      } else if let place, arguments.indices.contains(place), arguments[place].keyword == nil {
        arguments[place].value = value
      } else {
        arguments.append(Argument(keyword: keyword, value: value, columns: 0..<0))
      }
    }
    if let axis, axis != saidAxis.flatMap({ Self.axis($0) }) {
      say("axis", .integer(axis), at: isMethod ? 0 : 1)
    }
    if keepsDimensions { say("keepdims", .boolean(true)) }
    switch call.kind {
    case .call(let function, _): return call.with(.call(function, arguments))
    case .method(let owner, let name, _): return call.with(.method(owner, name, arguments))
    default: return call
    }
  }
}
