extension SyntaxTree {
  /// The tree with other `parts`, as many as it has, in the same places.
  func rebuilt(with parts: [SyntaxTree]) -> SyntaxTree {
    var rest = parts[...]
    func next() -> SyntaxTree { rest.popFirst() ?? self }
    func arguments(_ arguments: [Argument]) -> [Argument] {
      arguments.map { argument in
        var argument = argument
        argument.value = next()
        return argument
      }
    }
    switch kind {
    case .constant, .name: return self
    case .list: return with(.list(parts))
    case .tuple: return with(.tuple(parts))
    case .logical(let isAnd, _): return with(.logical(isAnd: isAnd, parts))
    case .prefix(let sign, _): return with(.prefix(sign, next()))
    case .attribute(_, let name): return with(.attribute(next(), name))
    case .chain(_, let links):
      let first = next()
      return .chained(first, links.map { Link(binary: $0.binary, right: next()) })
    case .comparison(_, let rest):
      let first = next()
      return with(.comparison(first, rest.map { ComparedTo(comparison: $0.comparison, right: next()) }))
    case .method(_, let name, let given):
      let owner = next()
      return with(.method(owner, name, arguments(given)))
    case .call(let function, let given): return with(.call(function, arguments(given)))
    case .index(_, let indices):
      let whole = next()
      return with(
        .index(
          whole,
          indices.map { index in
            switch index {
            case .ellipsis: return index
            case .value: return .value(next())
            case .slice(var slice):
              if slice.start != nil { slice.start = next() }
              if slice.stop != nil { slice.stop = next() }
              if slice.step != nil { slice.step = next() }
              return .slice(slice)
            }
          }))
    }
  }

  /// The same place in the source, with something else there.
  func with(_ kind: Kind) -> SyntaxTree { SyntaxTree(kind, columns: columns) }

  /// A name that stands nowhere in a source.
  static func named(_ name: String) -> SyntaxTree { SyntaxTree(.name(name), columns: 0..<0) }

  /// `first` with what follows it, as one chain where both bind alike; `first` alone where nothing does.
  static func chained(_ first: SyntaxTree, _ links: [Link]) -> SyntaxTree {
    guard let link = links.first else { return first }
    if case .chain(let start, let earlier) = first.kind, let before = earlier.first,
      before.binary.precedence == link.binary.precedence, link.binary != .power
    {
      return SyntaxTree(.chain(start, earlier + links), columns: first.columns)
    }
    return SyntaxTree(.chain(first, links), columns: first.columns)
  }

  /// A chain in two: all up to its last `@`, which is one part, and the links behind; without an `@`, its first part and
  /// all links.
  static func splitBehindProduct(_ first: SyntaxTree, _ links: [Link]) -> (product: SyntaxTree, rest: [Link])
  {
    let end = links.lastIndex { $0.binary == .product }.map { $0 + 1 } ?? 0
    return (.chained(first, Array(links[..<end])), Array(links[end...]))
  }

  /// The parts of a chain of sums and differences, what is subtracted with a minus before it.
  static func summands(_ first: SyntaxTree, _ links: [Link]) -> [SyntaxTree] {
    [first]
      + links.map {
        $0.binary == .subtract ? SyntaxTree(.prefix(.minus, $0.right), columns: 0..<0) : $0.right
      }
  }

  /// The tree with `other` in the place of each `name`.
  func replacing(_ name: String, by other: SyntaxTree) -> SyntaxTree {
    if case .name(name) = kind { return other }
    let parts = parts
    return parts.isEmpty ? self : rebuilt(with: parts.map { $0.replacing(name, by: other) })
  }
}
