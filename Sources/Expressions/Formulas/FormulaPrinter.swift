/// Writes a tree as gradb writes formulas: blanks around operators but `**`, brackets only where they are needed.
///
/// It never regroups, as the last bit of a sum follows its grouping: reading what it wrote gives the same tree.
struct FormulaPrinter {
  /// The most terms of a sum that are written; the first two and the last stand for more.
  private let mostTerms: Int

  /// How strongly a part holds together, weakest first, in Python's order.
  private enum Strength: Int, Comparable {
    case or, and, not, comparison, bitOr, bitExclusiveOr, bitAnd, sum, product, sign, power, operand

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }

    init(_ binary: BinaryOperator) {
      self =
        switch binary {
        case .or: .bitOr
        case .exclusiveOr: .bitExclusiveOr
        case .and: .bitAnd
        case .add, .subtract: .sum
        case .multiply, .divide, .floorDivide, .remainder, .product: .product
        case .power: .power
        }
    }
  }

  static func text(_ tree: SyntaxTree, mostTerms: Int = .max) -> String {
    FormulaPrinter(mostTerms: mostTerms).text(tree)
  }

  /// The text of a part that stands among the factors of a product.
  static func factor(_ tree: SyntaxTree) -> String {
    FormulaPrinter(mostTerms: .max).bracketed(tree, unlessAtLeast: .product)
  }

  private func text(_ tree: SyntaxTree) -> String {
    switch tree.kind {
    case .constant(let value): number(value) ?? value.description
    case .name(let name): name
    case .list(let parts): "[\(listed(parts))]"
    case .tuple(let parts): "(\(listed(parts))\(parts.count == 1 ? "," : ""))"
    case .prefix(let sign, let part):
      "\(sign.rawValue)\(sign == .not ? " " : "")\(bracketed(part, unlessAtLeast: strength(tree)))"
    case .chain(let first, let links): chain(first, links)
    case .comparison(let first, let rest):
      rest.reduce(bracketed(first, unlessAtLeast: .bitOr)) { text, link in
        "\(text) \(link.comparison.rawValue) \(bracketed(link.right, unlessAtLeast: .bitOr))"
      }
    case .logical(let isAnd, let parts):
      parts.map { bracketed($0, unlessAtLeast: isAnd ? .not : .and) }.joined(
        separator: isAnd ? " and " : " or ")
    case .attribute(let part, let name): "\(bracketed(part, unlessAtLeast: .operand)).\(name)"
    case .method(let part, let name, let arguments):
      "\(bracketed(part, unlessAtLeast: .operand)).\(name)(\(listed(arguments)))"
    case .call(let function, let arguments):
      "\(function.isNumPy ? "np." : "")\(function.name)(\(listed(arguments)))"
    case .index(let part, let indices):
      "\(bracketed(part, unlessAtLeast: .operand))[\(indices.map(text).joined(separator: ","))]"
    }
  }

  /// A number with all its digits, and a point where it is no whole number's; nil for what is no number.
  private func number(_ value: Value) -> String? {
    guard case .array(let array) = value, let number = array.single, array.kind != .bool else { return nil }
    guard number.isFinite else { return number.isNaN ? "np.nan" : "np.inf" }
    if number == .pi { return "np.pi" }
    return array.kind == .int ? Int(exactly: number).map(String.init) : "\(number)"
  }

  private func strength(_ tree: SyntaxTree) -> Strength {
    switch tree.kind {
    case .prefix(.not, _): .not
    case .prefix: .sign
    case .chain(_, let links): links.first.map { Strength($0.binary) } ?? .operand
    case .comparison: .comparison
    case .logical(let isAnd, _): isAnd ? .and : .or
    case .constant, .name, .list, .tuple, .attribute, .method, .call, .index: .operand
    }
  }

  private func chain(_ first: SyntaxTree, _ links: [SyntaxTree.Link]) -> String {
    var result: String?
    for (place, link) in links.enumerated() {
      if links.count >= mostTerms, Strength(link.binary) == .sum, (1..<links.count - 1).contains(place) {
        if place == 1 { result = (result ?? text(first)) + " + ..." }
        continue
      }
      let strength = Strength(link.binary)
      let isPower = strength == .power
      // What stands in brackets on the left was one value before the chain began, and stays so.
      let left = result ?? bracketed(first, unlessMoreThan: strength)
      // The exponent is the one place where a sign, and another power, need no brackets.
      let right =
        isPower
        ? bracketed(link.right, unlessAtLeast: .sign) : bracketed(link.right, unlessMoreThan: strength)
      result = isPower ? "\(left)**\(right)" : "\(left) \(link.binary.rawValue) \(right)"
    }
    return result ?? text(first)
  }

  private func bracketed(_ tree: SyntaxTree, unlessAtLeast least: Strength) -> String {
    strength(tree) >= least ? text(tree) : "(\(text(tree)))"
  }

  private func bracketed(_ tree: SyntaxTree, unlessMoreThan strength: Strength) -> String {
    self.strength(tree) > strength ? text(tree) : "(\(text(tree)))"
  }

  private func listed(_ trees: [SyntaxTree]) -> String { trees.map(text).joined(separator: ", ") }

  private func listed(_ arguments: [SyntaxTree.Argument]) -> String {
    arguments.map { argument in
      (argument.keyword.map { "\($0)=" } ?? "") + text(argument.value)
    }.joined(separator: ", ")
  }

  private func text(_ index: SyntaxTree.Index) -> String {
    switch index {
    case .value(let tree): text(tree)
    case .ellipsis: "..."
    case .slice(let slice):
      [slice.start, slice.stop].map { $0.map(text) ?? "" }.joined(separator: ":")
        + (slice.step.map { ":\(text($0))" } ?? "")
    }
  }
}
