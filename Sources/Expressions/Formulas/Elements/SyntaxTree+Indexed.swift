/// What stands in the brackets behind a name.
enum ElementIndex: Equatable {
  /// A row or column by its number.
  case at(Int)
  /// A row or column by a letter that counts: `dZ1[3,s]`.
  case letter(String)
  /// All of them: `dZ1[3,:]`.
  case all

  var tree: SyntaxTree.Index {
    switch self {
    case .at(let number): .value(SyntaxTree(.constant(.integer(number)), columns: 0..<0))
    case .letter(let letter): .value(SyntaxTree.named(letter))
    case .all: .slice(SyntaxTree.Slice(columns: 0..<0))
    }
  }
}

extension SyntaxTree {
  /// The tree for one element of its value: a row or column of each matrix that it reads, or an element of it.
  ///
  /// `dZ1 @ X.T / m` becomes `sum(dZ1[3,:] * X[402,:]) / m`.
  func indexed(_ row: ElementIndex, _ column: ElementIndex, _ names: (String) -> SymbolicShape?) -> SyntaxTree
  {
    func part(_ tree: SyntaxTree) -> SyntaxTree {
      // A number is stretched over all of them, a column over the columns.
      guard let shape = tree.shape(names) else { return tree.indexed(row, column, names) }
      return tree.indexed(shape.rows == .one ? .at(0) : row, shape.columns == .one ? .at(0) : column, names)
    }
    if let product = factorsOfProduct {
      return Self.sum(
        .chained(
          product.left.indexed(row, .all, names),
          [Link(binary: .multiply, right: product.right.indexed(.all, column, names))]))
    }
    if let reduction {
      guard reduction.name == "sum" || reduction.name == "mean" else {
        return subscripted(row, column, names)
      }
      guard let axis = reduction.axis, let shape = reduction.of.shape(names) else { return self }
      let isDownRows = shape.dimensions.count == 2 && (axis == 0 || axis == -2)
      // Without keepdims, what is left of a matrix is a vector, which counts as a row.
      let place = reduction.keepsDimensions || isDownRows ? (isDownRows ? column : row) : column
      return Self.call(
        reduction.name, isNumPy: reduction.isNumPy,
        isDownRows ? reduction.of.indexed(.all, place, names) : reduction.of.indexed(place, .all, names))
    }
    switch kind {
    case .constant: return self
    case .name(let name): return names(name) == nil ? self : subscripted(row, column, names)
    case .attribute(let matrix, "T"): return matrix.indexed(column, row, names)
    case .prefix(let sign, let operand): return with(.prefix(sign, part(operand)))
    case .chain(let first, let links):
      let (product, rest) = Self.splitBehindProduct(first, links)
      return with(
        .chain(part(product), rest.map { Link(binary: $0.binary, right: part($0.right)) }))
    case .comparison(let first, let rest):
      return with(
        .comparison(part(first), rest.map { .init(comparison: $0.comparison, right: part($0.right)) }))
    case .call(let function, let arguments) where FunctionTable.elementwiseNames.contains(function.name):
      return with(
        .call(
          function,
          arguments.map { Argument(keyword: $0.keyword, value: part($0.value), columns: $0.columns) }))
    default: return subscripted(row, column, names)
    }
  }

  /// The tree with brackets behind it: one index for a column, none for a number.
  private func subscripted(
    _ row: ElementIndex, _ column: ElementIndex, _ names: (String) -> SymbolicShape?
  ) -> SyntaxTree {
    let shape = shape(names)
    switch shape?.dimensions.count {
    case 0: return self
    case 1: return with(.index(self, [column.tree]))
    default:
      if case .name = kind, shape?.columns == .one { return with(.index(self, [row.tree])) }
      return with(.index(self, [row.tree, column.tree]))
    }
  }

  private static func sum(_ tree: SyntaxTree) -> SyntaxTree { call("sum", tree) }

  /// A call of a function of one argument.
  static func call(_ name: String, isNumPy: Bool = false, _ argument: SyntaxTree) -> SyntaxTree {
    SyntaxTree(
      .call(
        FunctionName(name: name, isNumPy: isNumPy, columns: 0..<0),
        [Argument(keyword: nil, value: argument, columns: 0..<0)]), columns: 0..<0)
  }
}
