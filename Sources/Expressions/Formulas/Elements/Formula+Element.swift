extension Formula {
  /// How the element of its value in `row` and `column` follows from the numbers that it reads.
  ///
  /// `A @ B` is a sum over what both have in common, `sum(x)` one over its numbers, `a + b` has two terms; a term is a
  /// product, and a factor of it the largest part that goes element by element over one matrix, or a part of its own.
  ///
  /// - Returns: nil where it has no such element, or no sum or product is to be seen in it.
  public func element(
    row: Int, column: Int, in scope: any ElementScope, limits: EvaluationLimits = EvaluationLimits()
  ) -> ElementFormula? {
    ElementSplitter(FormulaReader(scope, limits: limits)).element(tree, row, column)
  }
}

extension Factor {
  /// How a factor that is made of other numbers follows from them; nil where it is an element, or nothing is to be seen.
  public var made: ElementFormula? { part.isMade ? part.element(row, column) : nil }
}

/// Splits one element of a formula's value into terms and factors.
struct ElementSplitter {
  private let reader: FormulaReader

  init(_ reader: FormulaReader) { self.reader = reader }

  private typealias Place = (row: Int, column: Int)

  /// Terms, and what is done with their sum.
  private struct Sum {
    var terms: [Term]
    var columns: [FactorColumn] = []
    var index = ""
    var closing: [ElementFormula.ClosingStep] = []
    var added: [Term] = []

    var isCounted: Bool { !index.isEmpty || !closing.isEmpty || terms.count > 1 }
  }

  /// The most terms of a sum.
  private static let mostTerms = 2_000_000

  func element(_ tree: SyntaxTree, _ row: Int, _ column: Int) -> ElementFormula? {
    guard let shape = reader.shape(tree), (0..<shape.rows.count).contains(row),
      (0..<shape.columns.count).contains(column), let sum = sum(tree, (row, column), shape.rows)
    else { return nil }
    // Nothing was to be seen.
    if sum.terms.count == 1, sum.closing.isEmpty, sum.terms[0].factors.count == 1,
      sum.terms[0].factors[0].part.isMade, !reader.isElementwise(tree)
    {
      return nil
    }
    let symbols = FormulaPrinter.text(tree.indexed(.at(row), .at(column), reader.names))
    return ElementFormula(
      Self.share(tree, row, column, reader) ?? symbols, index: sum.index, columns: sum.columns,
      terms: sum.terms, closing: sum.closing, added: sum.added)
  }

  // MARK: Sums

  private func sum(_ tree: SyntaxTree, _ place: Place, _ rows: Dimension) -> Sum? {
    if let counted = counted(tree, place, rows) { return counted }
    switch tree.kind {
    case .prefix(.minus, let part):
      guard var sum = sum(part, place, rows), sum.isCounted, sum.added.isEmpty else { break }
      sum.closing.append(.negated)
      return sum
    case .chain(let first, let links) where links.first?.binary == .add || links.first?.binary == .subtract:
      return together(first, links, place, rows)
    case .chain(let first, let links)
    where links.contains { [.multiply, .divide, .product].contains($0.binary) }:
      if let scaled = scaled(first, links, place, rows) { return scaled }
    default: break
    }
    return single(tree, place)
  }

  /// One term.
  private func single(_ tree: SyntaxTree, _ place: Place) -> Sum {
    let parts = factorParts(tree)
    let at = at(place)
    return Sum(
      terms: terms(parts, [place], [[]]), columns: parts.map { $0.column(at.row, at.column) })
  }

  private func at(_ place: Place) -> (row: ElementIndex, column: ElementIndex) {
    (.at(place.row), .at(place.column))
  }

  /// The sum of parts with signs: terms of them all, or one sum that is closed and what is added to it.
  private func together(
    _ first: SyntaxTree, _ links: [SyntaxTree.Link], _ place: Place, _ rows: Dimension
  ) -> Sum? {
    let parts = SyntaxTree.summands(first, links)
    var sums: [Sum] = []
    for part in parts {
      guard let sum = sum(part, clamped(place, to: part), rows) else { return nil }
      sums.append(sum)
    }
    let closed = sums.indices.filter { !sums[$0].closing.isEmpty || !sums[$0].added.isEmpty }
    if closed.isEmpty {
      let counted = sums.filter { !$0.index.isEmpty }
      guard counted.count > 1 else {
        let main = counted.first
        return Sum(
          terms: sums.flatMap(\.terms), columns: main?.columns ?? [], index: main?.index ?? "")
      }
      // Terms that are counted by several letters have none in common.
      return Sum(
        terms: sums.flatMap { $0.terms.map { Term([], $0.factors) } }, columns: Self.common(counted))
    }
    let others = sums.indices.filter { $0 != closed[0] }
    guard closed.count == 1, others.allSatisfy({ !sums[$0].isCounted }) else {
      return Sum(
        terms: zip(parts, sums).flatMap { part, sum in
          sum.isCounted ? terms([FormulaPart(part, reader)], [place], [[]]) : sum.terms
        })
    }
    var sum = sums[closed[0]]
    sum.added += others.flatMap { sums[$0].terms }
    return sum
  }

  /// What stands above sums of the same kind over different matrices: nothing but what is done to each number.
  private static func common(_ sums: [Sum]) -> [FactorColumn] {
    guard let first = sums.first?.columns.first, sums.allSatisfy({ $0.columns.count == 1 }) else { return [] }
    return [FactorColumn(symbols: "", applied: first.applied == nil ? nil : "")]
  }

  /// A product of numbers with one sum: the sum, and what is done with it.
  private func scaled(
    _ first: SyntaxTree, _ links: [SyntaxTree.Link], _ place: Place, _ rows: Dimension
  ) -> Sum? {
    let (product, rest) = SyntaxTree.splitBehindProduct(first, links)
    let parts =
      [(tree: product, binary: BinaryOperator.multiply)] + rest.map { (tree: $0.right, binary: $0.binary) }
    let made = parts.indices.filter { !reader.isNumber(parts[$0].tree) }
    guard made.count == 1, let only = made.first, parts[only].binary == .multiply,
      var sum = sum(parts[only].tree, place, rows), sum.isCounted, sum.added.isEmpty
    else { return nil }
    if only > 0 {
      let before = SyntaxTree.chained(
        parts[0].tree, parts[1..<only].map { SyntaxTree.Link(binary: $0.binary, right: $0.tree) })
      guard let factor = reader.value(before)?.single else { return nil }
      sum.closing.append(.times(text: FormulaPrinter.factor(before), factor))
    }
    for (tree, binary) in parts[(only + 1)...] {
      guard let number = reader.value(tree)?.single else { return nil }
      let text = FormulaPrinter.factor(tree)
      switch binary {
      case .multiply: sum.closing.append(.times(text: text, number))
      case .divide:
        // What is divided by a product is divided by all of it.
        let isProduct = if case .chain = tree.kind { true } else { false }
        sum.closing.append(.divided(text: isProduct ? "(\(text))" : text, number))
      default: return nil
      }
    }
    return sum
  }

  // MARK: What is counted

  private func counted(_ tree: SyntaxTree, _ place: Place, _ rows: Dimension) -> Sum? {
    if case .attribute(let part, "T") = tree.kind {
      return counted(part, (place.column, place.row), rows)
    }
    if let product = tree.factorsOfProduct { return multiplied(product.left, product.right, place, rows) }
    if let reduction = tree.reduction, reduction.isKnown, ["sum", "mean"].contains(reduction.name) {
      return reduced(reduction, place, rows)
    }
    if case .call(let function, let arguments) = tree.kind, function.name == "softmax" {
      return shares(arguments, place, rows)
    }
    return nil
  }

  private func multiplied(_ left: SyntaxTree, _ right: SyntaxTree, _ place: Place, _ rows: Dimension) -> Sum?
  {
    guard let inner = reader.shape(left)?.dimensions.last, reader.shape(right) != nil,
      inner.count <= Self.mostTerms
    else { return nil }
    let letter = reader.scope.letter(along: inner, inRowOf: rows)
    let lefts = factorParts(left).map { part in
      (part.column(.at(place.row), .letter(letter)), part.factors((0..<inner.count).map { (place.row, $0) }))
    }
    let rights = factorParts(right).map { part in
      (
        part.column(.letter(letter), .at(place.column)),
        part.factors((0..<inner.count).map { ($0, place.column) })
      )
    }
    let all = lefts + rights
    return Sum(
      terms: (0..<inner.count).map { k in Term([k], all.map { $0.1[k] }) }, columns: all.map(\.0),
      index: letter)
  }

  private func reduced(_ reduction: SyntaxTree.Reduction, _ place: Place, _ rows: Dimension) -> Sum? {
    guard let shape = reader.shape(reduction.of), shape.rows.count * shape.columns.count <= Self.mostTerms
    else {
      return nil
    }
    let isMatrix = shape.dimensions.count == 2
    let axis = reduction.axis.map { $0 < 0 ? $0 + shape.dimensions.count : $0 }
    let isDownRows = isMatrix && axis == 0
    // What is left of a matrix without keepdims is a vector, whose places are columns.
    let kept =
      reduction.keepsDimensions || isDownRows ? (isDownRows ? place.column : place.row) : place.column
    var (places, indices): ([Place], [[Int]]) = ([], [])
    let letters: (rows: String, columns: String) = (
      reader.scope.letter(along: shape.rows, inRowOf: axis == nil ? shape.columns : rows),
      reader.scope.letter(along: shape.columns, inRowOf: axis == nil ? shape.rows : rows)
    )
    var index: String
    var at: (row: ElementIndex, column: ElementIndex)
    if axis == nil, isMatrix {
      for column in 0..<shape.columns.count {
        for row in 0..<shape.rows.count {
          places.append((row, column))
          indices.append([row, column])
        }
      }
      at = (.letter(letters.rows), .letter(letters.columns))
      index = "\(letters.rows),\(letters.columns)"
    } else if isDownRows {
      places = (0..<shape.rows.count).map { ($0, kept) }
      at = (.letter(letters.rows), .at(kept))
      index = letters.rows
    } else {
      let row = isMatrix ? kept : 0
      places = (0..<shape.columns.count).map { (row, $0) }
      at = (.at(row), .letter(letters.columns))
      index = letters.columns
    }
    if indices.isEmpty { indices = places.indices.map { [$0] } }
    let parts = summands(reduction.of).map { factorParts($0) }
    var sum = Sum(
      terms: parts.flatMap { terms($0, places, indices) },
      columns: parts.count == 1 ? parts[0].map { $0.column(at.row, at.column) } : [], index: index)
    if reduction.name == "mean" {
      sum.closing.append(.divided(text: "\(places.count)", Double(places.count)))
    }
    return sum
  }

  /// The parts of a sum, each with its sign.
  private func summands(_ tree: SyntaxTree) -> [SyntaxTree] {
    guard case .chain(let first, let links) = tree.kind,
      links.first?.binary == .add || links.first?.binary == .subtract, reader.onlyMatrix(tree) == nil
    else { return [tree] }
    return summands(first) + SyntaxTree.summands(first, links).dropFirst()
  }

  /// The shares that softmax gives: each exp of a column, divided by their sum.
  private func shares(_ arguments: [SyntaxTree.Argument], _ place: Place, _ rows: Dimension) -> Sum? {
    guard let logits = arguments.first?.value, let shape = reader.shape(logits), shape.dimensions.count == 2
    else { return nil }
    let isAlongColumns = Self.isAlongColumns(arguments)
    let length = isAlongColumns ? shape.columns : shape.rows
    let places: [Place] = (0..<length.count).map {
      isAlongColumns ? (place.row, $0) : ($0, place.column)
    }
    let letter = reader.scope.letter(along: length, inRowOf: rows)
    let part = FormulaPart(Self.power(logits), reader)
    let values = reader.numbers(logits, places).values
    // As the network does it: the first of equals, and NaN only where it comes first.
    let largest = values.dropFirst().reduce(values.first ?? 0) { $1 > $0 ? $1 : $0 }
    let powers = reader.numbers(
      SyntaxTree.call(
        "exp", SyntaxTree(.constant(.array(ArrayValue(vector: values.map { $0 - largest }))), columns: 0..<0)),
      places.indices.map { (0, $0) })
    let factors = places.indices.map { i in
      Factor(
        part: part, row: places[i].row, column: places[i].column, read: values[i], value: powers.values[i],
        bound: 4 * powers.values[i] * .ulpOfOne, isLeftOut: false)
    }
    let at: (ElementIndex, ElementIndex) =
      isAlongColumns ? (.at(place.row), .letter(letter)) : (.letter(letter), .at(place.column))
    return Sum(
      terms: factors.enumerated().map { Term([$0], [$1]) }, columns: [part.column(at.0, at.1)], index: letter,
      closing: [.share(ofTerm: isAlongColumns ? place.column : place.row)])
  }

  private static func isAlongColumns(_ arguments: [SyntaxTree.Argument]) -> Bool {
    arguments.dropFirst().contains {
      if case .constant(let value) = $0.value.kind { value.array?.single == 1 } else { false }
    }
  }

  /// `exp(Z2 - max)`: what softmax takes shares of.
  private static func power(_ logits: SyntaxTree) -> SyntaxTree {
    let largest = SyntaxTree.named("max")
    return .call(
      "exp",
      SyntaxTree(.chain(logits, [.init(binary: .subtract, right: largest)]), columns: 0..<0))
  }

  /// `exp(Z2[6,0] - max) / sum(exp(Z2[:,0] - max))`; nil where the formula is no softmax.
  private static func share(_ tree: SyntaxTree, _ row: Int, _ column: Int, _ reader: FormulaReader) -> String?
  {
    guard case .call(let function, let arguments) = tree.kind, function.name == "softmax",
      let logits = arguments.first?.value
    else { return nil }
    let power = power(logits)
    let isAlongColumns = isAlongColumns(arguments)
    let all = SyntaxTree.call(
      "sum",
      power.indexed(isAlongColumns ? .at(row) : .all, isAlongColumns ? .all : .at(column), reader.names))
    return FormulaPrinter.text(
      SyntaxTree.chained(
        power.indexed(.at(row), .at(column), reader.names), [SyntaxTree.Link(binary: .divide, right: all)]))
  }

  // MARK: Factors

  /// The parts of a product that goes element by element; one where it is none.
  private func factorParts(_ tree: SyntaxTree) -> [FormulaPart] {
    guard case .chain(let first, let links) = tree.kind, reader.onlyMatrix(tree) == nil,
      links.allSatisfy({ $0.binary == .multiply || $0.binary == .divide })
        || links.contains(where: { $0.binary == .product })
    else { return signed(tree) }
    let (product, rest) = SyntaxTree.splitBehindProduct(first, links)
    guard !rest.isEmpty else { return [FormulaPart(tree, reader)] }
    return factorParts(product)
      + rest.map { link in
        let one = SyntaxTree(.constant(.integer(1)), columns: 0..<0)
        let part =
          link.binary == .divide
          ? SyntaxTree.chained(one, [SyntaxTree.Link(binary: .divide, right: link.right)]) : link.right
        return FormulaPart(part, reader)
      }
  }

  /// The factors of a product with a minus before it, which is the first one's.
  private func signed(_ tree: SyntaxTree) -> [FormulaPart] {
    guard case .prefix(.minus, let part) = tree.kind else { return [FormulaPart(tree, reader)] }
    let parts = factorParts(part)
    guard parts.count > 1, let first = parts.first else { return [FormulaPart(tree, reader)] }
    return [FormulaPart(SyntaxTree(.prefix(.minus, first.tree), columns: 0..<0), reader)] + parts.dropFirst()
  }

  private func terms(_ parts: [FormulaPart], _ places: [Place], _ indices: [[Int]]) -> [Term] {
    let factors = parts.map { $0.factors(places) }
    return places.indices.map { i in Term(indices[i], factors.map { $0[i] }) }
  }

  /// The place that is read of a part that is stretched.
  private func clamped(_ place: Place, to part: SyntaxTree) -> Place {
    guard let shape = reader.shape(part) else { return place }
    return (shape.rows.count == 1 ? 0 : place.row, shape.columns.count == 1 ? 0 : place.column)
  }
}

extension FormulaPart {
  /// How an element of its value follows from other numbers.
  fileprivate func element(_ row: Int, _ column: Int) -> ElementFormula? {
    ElementSplitter(reader).element(tree, row, column)
  }
}
