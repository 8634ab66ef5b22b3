extension Formula {
  /// The same line where each sample is a row: every name in it, and the result, is the transpose of what it is in gradb.
  ///
  /// `W1 @ X + b1` becomes `X @ W1 + b1`, `dZ1 @ X.T / m` becomes `X.T @ dZ1 / m`, and axes change places.
  public var withSamplesAsRows: Formula { Formula(tree: tree.transposed) }
}

extension SyntaxTree {
  /// A tree whose value is the transpose of this one's, where every matrix that a name stands for is the transpose.
  fileprivate var transposed: SyntaxTree {
    switch kind {
    case .constant, .name: self
    case .list(let parts): with(.list(parts.map(\.transposed)))
    case .tuple(let parts): with(.tuple(parts.map(\.transposed)))
    case .prefix(let sign, let part): with(.prefix(sign, part.transposed))
    case .chain(let first, let links): transposedChain(first, links)
    case .comparison(let first, let rest):
      with(
        .comparison(
          first.transposed, rest.map { .init(comparison: $0.comparison, right: $0.right.transposed) }))
    case .logical(let isAnd, let parts): with(.logical(isAnd: isAnd, parts.map(\.transposed)))
    case .attribute(let part, let name): with(.attribute(part.transposed, name))
    case .method(let part, let name, let arguments):
      with(.method(part.transposed, name, Self.transposed(arguments, of: name)))
    case .call(let function, let arguments):
      with(.call(function, Self.transposed(arguments, of: function.name)))
    case .index(let part, let indices): with(.index(part.transposed, Self.transposed(indices)))
    }
  }

  /// The transpose of a product is the product of the transposes, the other way round.
  private func transposedChain(_ first: SyntaxTree, _ links: [Link]) -> SyntaxTree {
    var (start, rest) = (first.transposed, [Link]())
    for link in links {
      let right = link.right.transposed
      if link.binary == .product {
        (start, rest) = (
          right, [Link(binary: .product, right: rest.isEmpty ? start : with(.chain(start, rest)))]
        )
      } else {
        rest.append(Link(binary: link.binary, right: right))
      }
    }
    return with(.chain(start, rest))
  }

  /// Arguments of a function, where an axis is the other one. Softmax and its logarithm, whose axis nobody says where a
  /// sample is a column, have one where it is a row.
  private static func transposed(_ arguments: [Argument], of function: String) -> [Argument] {
    var arguments = arguments.map { argument in
      var argument = argument
      argument.value = argument.keyword == "axis" ? argument.value.otherAxis : argument.value.transposed
      return argument
    }
    if ["softmax", "log_softmax"].contains(function), arguments.count == 1 {
      arguments.append(
        Argument(keyword: "axis", value: SyntaxTree(.constant(.integer(1)), columns: 0..<0), columns: 0..<0))
    }
    return arguments
  }

  /// 1 for 0, and 0 for 1; what else says an axis stays.
  private var otherAxis: SyntaxTree {
    guard case .constant(let value) = kind, let axis = value.array?.single, axis == 0 || axis == 1 else {
      return self
    }
    return with(.constant(.integer(axis == 0 ? 1 : 0)))
  }

  /// `[j,i]` for `[i,j]`, and `[:,i]` for `[i]`.
  private static func transposed(_ indices: [Index]) -> [Index] {
    switch indices.count {
    case 1: [.slice(Slice(columns: 0..<0)), indices[0]]
    case 2: indices.reversed()
    default: indices
    }
  }
}
