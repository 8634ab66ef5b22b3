import Matrices

extension Formula {
  /// The elements of its value in some rows and columns, at a fraction of the cost of the whole: only what they are made of
  /// is computed. nil where its value is no matrix of that shape, or it has none.
  public func part(
    rows: [Int], columns: [Int], ofRows rowCount: Int, columns columnCount: Int, in scope: [String: Value]
  ) -> Matrix? {
    var evaluation = PartEvaluation(names: scope)
    guard (try? evaluation.shape(tree)) == .matrix(rows: rowCount, columns: columnCount),
      let part = try? evaluation.part(tree, rows, columns),
      let array = try? evaluation.value(part).array, array.shape.count == rows.count * columns.count
    else { return nil }
    return array.matrix
  }
}

/// Makes of a tree one whose value is a part of its own.
///
/// What it does not know is computed as a whole, and the part taken from that. `FormulaReader` reads elements of a tree,
/// too, and stays another: it gives numbers at scattered places, each with a bound for its rounding and a sum term by term,
/// where this gives some rows and columns at once with the bits and at the speed of the whole.
struct PartEvaluation {
  /// What names stand for, those of the parts among them.
  private(set) var names: [String: Value]

  init(names: [String: Value]) { self.names = names }

  /// Why there is no part: the tree has no value.
  private struct HasNoValue: Error {}

  /// The value of a tree that was made of parts, read anew: places of its parts are those of several texts.
  func value(_ tree: SyntaxTree) throws -> Value {
    try ParsedExpression(FormulaPrinter.text(tree)).value(in: names)
  }

  /// The shape of a tree's value, computed from those of what it reads where that can be.
  func shape(_ tree: SyntaxTree) throws -> Shape {
    let known = tree.shape { names[$0]?.array.map { SymbolicShape($0.shape) } }
    if let known, let shape = Shape(dimensions: known.dimensions.map(\.count)) { return shape }
    guard let array = try value(tree).array else { throw HasNoValue() }
    return array.shape
  }

  /// The tree of the elements in `rows` and `columns` of a tree's value; nil for all of them. A vector has columns only.
  mutating func part(_ tree: SyntaxTree, _ rows: [Int]?, _ columns: [Int]?) throws -> SyntaxTree {
    if rows == nil, columns == nil { return tree }
    switch tree.kind {
    case .constant: return tree
    case .prefix(let sign, let part) where sign == .minus || sign == .plus:
      return tree.with(.prefix(sign, try self.part(part, rows, columns)))
    case .attribute(let part, "T"):
      guard case .matrix = try shape(part) else { return try self.part(part, rows, columns) }
      return tree.with(.attribute(try self.part(part, columns, rows), "T"))
    case .chain(let first, let links):
      guard let link = links.last else { return try part(first, rows, columns) }
      let left = SyntaxTree.chained(first, links.dropLast())
      if link.binary == .product {
        guard case .matrix = try shape(left), case .matrix = try shape(link.right) else { break }
        return tree.with(
          .chain(
            try part(left, rows, nil), [.init(binary: .product, right: try part(link.right, nil, columns))]))
      }
      return tree.with(
        .chain(
          try stretched(left, rows, columns),
          [.init(binary: link.binary, right: try stretched(link.right, rows, columns))]))
    case .comparison(let first, let rest):
      let start = try stretched(first, rows, columns)
      var links: [SyntaxTree.ComparedTo] = []
      for link in rest {
        links.append(.init(comparison: link.comparison, right: try stretched(link.right, rows, columns)))
      }
      return tree.with(.comparison(start, links))
    case .call(let function, let arguments):
      if FunctionTable.elementwiseNames.contains(function.name) {
        var parts = arguments
        for place in parts.indices { parts[place].value = try stretched(parts[place].value, rows, columns) }
        return tree.with(.call(function, parts))
      }
      // An axis from behind is another place in a vector.
      guard let reduction = tree.reduction, reduction.isKnown, let axis = reduction.axis, axis >= 0,
        case .matrix = try shape(reduction.of)
      else { break }
      var parts = arguments
      // Without its dimension, a sum along the rows is a vector, whose columns are the rows.
      let kept = axis == 0 ? columns : reduction.keepsDimensions ? rows : columns
      parts[0].value =
        axis == 0
        ? try part(parts[0].value, nil, kept) : try part(parts[0].value, kept, nil)
      return tree.with(.call(function, parts))
    default: break
    }
    return try taken(from: tree, rows, columns)
  }

  /// The part of what is stretched to the shape of a whole: of a single row or column, there is no other part.
  private mutating func stretched(
    _ tree: SyntaxTree, _ rows: [Int]?, _ columns: [Int]?
  ) throws -> SyntaxTree {
    let shape = try shape(tree)
    return try part(tree, shape.rows == 1 ? nil : rows, shape.columns == 1 ? nil : columns)
  }

  /// A name for a part of a value that is computed as a whole.
  private mutating func taken(from tree: SyntaxTree, _ rows: [Int]?, _ columns: [Int]?) throws -> SyntaxTree {
    guard let array = try value(tree).array else { throw HasNoValue() }
    let (rows, columns) = (rows ?? Array(0..<array.shape.rows), columns ?? Array(0..<array.shape.columns))
    let elements = columns.flatMap { column in rows.map { array[$0, column] } }
    let shape: Shape =
      switch array.shape {
      case .scalar: .scalar
      case .vector: .vector(columns.count)
      case .matrix: .matrix(rows: rows.count, columns: columns.count)
      }
    let name = "part__\(names.count)"
    names[name] = .array(ArrayValue(shape: shape, kind: array.kind, elements: elements))
    return .named(name)
  }
}
