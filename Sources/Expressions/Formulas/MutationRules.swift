/// What a slip makes of each kind of part.
///
/// Never two slips at once, and nothing is regrouped that was not changed.
struct MutationRules {
  /// A tree in which one part was changed.
  struct Variant {
    let tree: SyntaxTree
    let edit: FormulaEdit
  }

  /// What may stand in the place of a name.
  var others: [String: [SyntaxTree]] = [:]

  /// The functions that people take one for another.
  private static let families: [[String]] = [
    FunctionTable.activations.map(\.name) + ["tanh", "softmax", "abs", "exp"],
    ["log", "log2", "log10", "exp"],
    ["sum", "max"], ["max", "min"], ["maximum", "minimum"],
  ]
  /// The functions that make one number, or one for each row or column, of a matrix.
  private static let reductions: Set<String> = ["sum", "mean", "max", "min"]

  /// The variants of a tree: those of itself, then those of each of its parts in its place.
  func variants(of tree: SyntaxTree) -> [Variant] {
    let parts = tree.parts
    var found = own(tree)
    for (place, part) in parts.enumerated() where !isNeverChanged(place, of: tree) {
      for variant in variants(of: part) {
        var changed = parts
        changed[place] = variant.tree
        found.append(Variant(tree: tree.rebuilt(with: changed), edit: variant.edit))
      }
    }
    return found
  }

  /// Whether a part is no number of the calculation: an axis, a size, a place.
  private func isNeverChanged(_ place: Int, of tree: SyntaxTree) -> Bool {
    switch tree.kind {
    case .call(let function, let arguments):
      arguments[place].keyword != nil || (place > 0 && Self.reductions.contains(function.name))
    case .method, .index: place > 0
    default: false
    }
  }

  /// What becomes of the tree itself.
  private func own(_ tree: SyntaxTree) -> [Variant] {
    switch tree.kind {
    case .name(let name):
      (others[name] ?? []).map { changed(tree, .nameExchanged, to: $0) }
        + [changed(tree, .transposePutIn, to: transposed(tree))]
    case .attribute(let part, "T"): [changed(tree, .transposeLeftOut, to: part)]
    case .prefix(.minus, let part):
      [Variant(tree: part, edit: FormulaEdit(.signTurned, Self.text(tree), Self.text(part)))]
    case .chain(let first, let links): chain(tree, first, links)
    case .comparison(let first, let rest): comparison(tree, first, rest)
    case .call(let function, let arguments): call(tree, function, arguments)
    default: []
    }
  }

  private static func text(_ tree: SyntaxTree) -> String { FormulaPrinter.text(tree) }

  private func changed(_ tree: SyntaxTree, _ kind: FormulaEdit.Kind, to other: SyntaxTree) -> Variant {
    Variant(tree: other, edit: FormulaEdit(kind, Self.text(tree), Self.text(other)))
  }

  /// A matrix transposed; what was transposed already is the matrix itself.
  private func transposed(_ tree: SyntaxTree) -> SyntaxTree {
    if case .attribute(let part, "T") = tree.kind { return part }
    return tree.with(.attribute(tree, "T"))
  }

  // MARK: Chains

  private func chain(_ tree: SyntaxTree, _ first: SyntaxTree, _ links: [SyntaxTree.Link]) -> [Variant] {
    guard let binary = links.first?.binary else { return [] }
    if binary == .power { return power(tree, first, links) }
    var found = leftOut(first, links)
    for (place, link) in links.enumerated() {
      let left = place == 0 ? first : links[place - 1].right
      func with(_ binary: BinaryOperator, _ kind: FormulaEdit.Kind) {
        var changed = links
        changed[place].binary = binary
        let new = SyntaxTree.chained(first, changed)
        // Of a long chain, the two parts that the operator stands between.
        let (before, after) = (link.binary.rawValue, binary.rawValue)
        let (l, r) = (Self.text(left), Self.text(link.right))
        found.append(
          Variant(tree: new, edit: FormulaEdit(kind, "\(l) \(before) \(r)", "\(l) \(after) \(r)")))
      }
      func with(_ left: SyntaxTree, _ right: SyntaxTree, _ kind: FormulaEdit.Kind) {
        var (start, changed) = (first, links)
        if place == 0 { start = left } else { changed[place - 1].right = left }
        changed[place].right = right
        found.append(
          Variant(
            tree: .chained(start, changed),
            edit: FormulaEdit(
              kind, Self.text(.chained(place == 0 ? first : links[place - 1].right, [link])),
              Self.text(.chained(left, [.init(binary: link.binary, right: right)])))))
      }
      switch link.binary {
      case .add:
        with(.subtract, .signTurned)
        var twice = links
        twice.insert(link, at: place)
        found.append(
          Variant(
            tree: .chained(first, twice), edit: FormulaEdit(.termTwice, "", Self.text(link.right))))
        if links.count == 1 { with(.multiply, .operatorExchanged) }
      case .subtract:
        with(.add, .signTurned)
        if links.count == 1 {
          with(link.right, left, .signTurned)
          with(.multiply, .operatorExchanged)
        }
      case .multiply:
        with(.product, .productForElements)
        with(.divide, .operatorExchanged)
        if links.count == 1 { with(.add, .operatorExchanged) }
      case .product:
        with(.multiply, .elementsForProduct)
        with(link.right, left, .sidesExchanged)
        with(transposed(left), transposed(link.right), .transposeMoved)
      case .divide:
        with(.multiply, .multipliedInstead)
        var twice = links
        twice.insert(link, at: place)
        let divisor = Self.text(link.right)
        found.append(
          Variant(
            tree: .chained(first, twice),
            edit: FormulaEdit(.dividedTwice, "/ \(divisor)", "/ \(divisor) / \(divisor)")))
      default: break
      }
    }
    return found
  }

  /// The chain without one of its parts.
  private func leftOut(_ first: SyntaxTree, _ links: [SyntaxTree.Link]) -> [Variant] {
    var found: [Variant] = []
    for (place, link) in links.enumerated() {
      var rest = links
      rest.remove(at: place)
      let kind: FormulaEdit.Kind =
        switch link.binary {
        case .add, .subtract: .termLeftOut
        case .divide, .floorDivide: .divisionLeftOut
        default: .factorLeftOut
        }
      found.append(
        Variant(tree: .chained(first, rest), edit: FormulaEdit(kind, Self.text(link.right))))
    }
    guard let link = links.first else { return found }
    let rest = Array(links.dropFirst())
    switch link.binary {
    case .add, .multiply, .product:
      found.append(
        Variant(
          tree: .chained(link.right, rest),
          edit: FormulaEdit(link.binary == .add ? .termLeftOut : .factorLeftOut, Self.text(first))))
    case .subtract:
      let negated = SyntaxTree(.prefix(.minus, link.right), columns: 0..<0)
      found.append(
        Variant(tree: .chained(negated, rest), edit: FormulaEdit(.termLeftOut, Self.text(first))))
    default: break
    }
    return found
  }

  private func power(_ tree: SyntaxTree, _ base: SyntaxTree, _ links: [SyntaxTree.Link]) -> [Variant] {
    let two = SyntaxTree(.constant(.integer(2)), columns: 0..<0)
    return [
      changed(tree, .powerLeftOut, to: base),
      changed(tree, .powerExchanged, to: .chained(two, [.init(binary: .multiply, right: base)])),
    ] + [Self.call("abs", of: base)].compactMap { $0.map { changed(tree, .powerExchanged, to: $0) } }
  }

  // MARK: Comparisons and calls

  private func comparison(
    _ tree: SyntaxTree, _ first: SyntaxTree, _ rest: [SyntaxTree.ComparedTo]
  ) -> [Variant] {
    guard rest.count == 1, var link = rest.first else { return [] }
    var found: [Variant] = []
    let opposite: [Comparison: Comparison] = [
      .greater: .less, .less: .greater, .greaterOrEqual: .less, .lessOrEqual: .greater,
    ]
    if let turned = opposite[link.comparison] {
      link.comparison = turned
      found.append(changed(tree, .comparisonTurned, to: tree.with(.comparison(first, [link]))))
    }
    return found + [changed(tree, .comparisonLeftOut, to: first)]
  }

  private func call(
    _ tree: SyntaxTree, _ function: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument]
  ) -> [Variant] {
    guard let argument = arguments.first else { return [] }
    func calling(_ name: String, _ arguments: [SyntaxTree.Argument]) -> SyntaxTree {
      var function = function
      function.name = name
      return tree.with(.call(function, arguments))
    }
    var found: [Variant] = []
    if Self.reductions.contains(function.name) {
      found += axes(tree, arguments) { calling(function.name, $0) }
      found.append(changed(tree, .reductionLeftOut, to: argument.value))
      if function.name == "sum" {
        found.append(changed(tree, .meanForSum, to: calling("mean", arguments)))
      }
    } else if function.name == "where", arguments.count == 3 {
      found.append(
        changed(tree, .sidesExchanged, to: calling("where", [argument, arguments[2], arguments[1]])))
      found.append(changed(tree, .functionLeftOut, to: arguments[1].value))
    } else if arguments.filter({ $0.keyword == nil }).count == 1 {
      let inner = SyntaxTree.Argument(keyword: nil, value: tree, columns: 0..<0)
      let minus = SyntaxTree(.prefix(.minus, argument.value), columns: 0..<0)
      let negated = SyntaxTree.Argument(keyword: nil, value: minus, columns: 0..<0)
      found.append(changed(tree, .functionLeftOut, to: argument.value))
      found.append(changed(tree, .functionTwice, to: calling(function.name, [inner] + arguments.dropFirst())))
      found.append(changed(tree, .signTurned, to: calling(function.name, [negated] + arguments.dropFirst())))
    }
    for family in Self.families where family.contains(function.name) {
      for other in family where other != function.name {
        found.append(changed(tree, .functionExchanged, to: calling(other, arguments)))
      }
    }
    if function.name == "softmax", arguments.count == 1 {
      let axis = SyntaxTree.Argument(
        keyword: "axis", value: SyntaxTree(.constant(.integer(1)), columns: 0..<0), columns: 0..<0)
      found.append(changed(tree, .axisChanged, to: calling("softmax", arguments + [axis])))
    }
    return found
  }

  /// A reduction along the other axis, along none, and without keepdims.
  private func axes(
    _ tree: SyntaxTree, _ arguments: [SyntaxTree.Argument], calling: ([SyntaxTree.Argument]) -> SyntaxTree
  ) -> [Variant] {
    var found: [Variant] = []
    if let place = arguments.firstIndex(where: { $0.keyword == "axis" }),
      case .constant(let value) = arguments[place].value.kind, let axis = value.array?.single
    {
      // The sum along the other axis has to keep its shape to be stretched the other way.
      var other = arguments
      other[place].value = SyntaxTree(.constant(.integer(axis == 0 ? 1 : 0)), columns: 0..<0)
      found.append(changed(tree, .axisChanged, to: calling(other)))
      if !arguments.contains(where: { $0.keyword == "keepdims" }) {
        let keepdims = SyntaxTree.Argument(
          keyword: "keepdims", value: SyntaxTree(.constant(.boolean(true)), columns: 0..<0), columns: 0..<0)
        found.append(changed(tree, .axisChanged, to: calling(other + [keepdims])))
      }
      found.append(
        changed(
          tree, .axisLeftOut,
          to: calling(arguments.filter { $0.keyword != "axis" && $0.keyword != "keepdims" })))
    } else if arguments.count == 1 {
      for axis in [0, 1] {
        let argument = SyntaxTree.Argument(
          keyword: "axis", value: SyntaxTree(.constant(.integer(axis)), columns: 0..<0), columns: 0..<0)
        found.append(changed(tree, .axisChanged, to: calling(arguments + [argument])))
      }
    }
    if arguments.contains(where: { $0.keyword == "keepdims" }) {
      found.append(
        changed(tree, .keepdimsLeftOut, to: calling(arguments.filter { $0.keyword != "keepdims" })))
    }
    return found
  }

  /// A function of something; nil where there is no such function.
  static func call(_ function: String, of tree: SyntaxTree) -> SyntaxTree? {
    try? ParsedExpression("\(function)(\(FormulaPrinter.text(tree)))").tree
  }

  /// A tree with a function of the whole that does not belong there.
  static func wrapped(_ tree: SyntaxTree, in function: String) -> Variant? {
    call(function, of: tree).map {
      Variant(tree: $0, edit: FormulaEdit(.functionPutIn, "", function))
    }
  }

  /// A tree in which every place of a name has another one.
  func exchangedThroughout(_ tree: SyntaxTree) -> [Variant] {
    others.flatMap { name, others in
      others.map {
        Variant(
          tree: tree.replacing(name, by: $0), edit: FormulaEdit(.nameExchanged, name, FormulaPrinter.text($0))
        )
      }
    }
  }

  // MARK: Brackets

  /// What is read where a pair of brackets is left out.
  static func withoutBrackets(_ tree: SyntaxTree) -> [Variant] {
    // No name of a notebook has a letter like this.
    let placeholder = "ƒ"
    return bracketed(tree, placeholder).compactMap { whole, part in
      let inner = FormulaPrinter.text(part)
      let text = FormulaPrinter.text(whole).replacing(placeholder, with: inner)
      guard let read = try? ParsedExpression(text).tree else { return nil }
      return Variant(tree: read, edit: FormulaEdit(.bracketsLeftOut, "(\(inner))", inner))
    }
  }

  /// Every part that may stand in brackets, with the whole in which a name stands for it.
  private static func bracketed(_ tree: SyntaxTree, _ name: String) -> [(SyntaxTree, SyntaxTree)] {
    let parts = tree.parts
    return parts.enumerated().flatMap { place, part -> [(SyntaxTree, SyntaxTree)] in
      func whole(_ inner: SyntaxTree) -> SyntaxTree {
        var changed = parts
        changed[place] = inner
        return tree.rebuilt(with: changed)
      }
      let inside = bracketed(part, name).map { (whole($0.0), $0.1) }
      switch part.kind {
      case .chain, .comparison, .prefix, .logical: return [(whole(.named(name)), part)] + inside
      default: return inside
      }
    }
  }
}
