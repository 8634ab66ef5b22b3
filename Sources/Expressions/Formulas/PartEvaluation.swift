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
/// What it does not know is computed as a whole, and the part taken from that.
struct PartEvaluation {
  /// What names stand for, those of the parts among them.
  private(set) var names: [String: Value]

  init(names: [String: Value]) { self.names = names }

  /// Why there is no part: the tree has no value.
  private struct HasNoValue: Error {}

  private static let elementwise: Set<String> = [
    "exp", "log", "log2", "log10", "sqrt", "abs", "relu", "leaky_relu", "sigmoid", "tanh", "maximum",
    "minimum", "where",
  ]
  private static let reductions: Set<String> = ["sum", "mean", "max", "min"]

  /// The value of a tree that was made of parts, read anew: places of its parts are those of several texts.
  func value(_ tree: SyntaxTree) throws -> Value {
    try ParsedExpression(FormulaPrinter.text(tree)).value(in: names)
  }

  /// The shape of a tree's value, computed from those of what it reads.
  mutating func shape(_ tree: SyntaxTree) throws -> Shape {
    switch tree.kind {
    case .name(let name):
      guard let array = names[name]?.array else { throw HasNoValue() }
      return array.shape
    case .constant(let value):
      guard let array = value.array else { throw HasNoValue() }
      return array.shape
    case .prefix(.minus, let part), .prefix(.plus, let part): return try shape(part)
    case .attribute(let part, "T"):
      guard case .matrix(let rows, let columns) = try shape(part) else { return try shape(part) }
      return .matrix(rows: columns, columns: rows)
    case .chain(let first, let links):
      var whole = try shape(first)
      for link in links { whole = try Self.combined(whole, try shape(link.right), link.binary) }
      return whole
    case .comparison(let first, let rest):
      var whole = try shape(first)
      for link in rest { whole = try Self.combined(whole, try shape(link.right), .add) }
      return whole
    case .call(let function, let arguments):
      if Self.isElementwise(function, arguments) {
        var whole = Shape.scalar
        for argument in arguments { whole = try Self.combined(whole, try shape(argument.value), .add) }
        return whole
      }
      guard let reduction = Reduction(function, arguments) else { break }
      guard case .matrix(let rows, let columns) = try shape(arguments[0].value) else { break }
      switch (reduction.axis, reduction.keepsDimensions) {
      case (nil, _): return .scalar
      case (0, true): return .matrix(rows: 1, columns: columns)
      case (0, false): return .vector(columns)
      case (_, true): return .matrix(rows: rows, columns: 1)
      default: return .vector(rows)
      }
    default: break
    }
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
      if Self.isElementwise(function, arguments) {
        var parts = arguments
        for place in parts.indices { parts[place].value = try stretched(parts[place].value, rows, columns) }
        return tree.with(.call(function, parts))
      }
      guard let reduction = Reduction(function, arguments), let axis = reduction.axis,
        case .matrix = try shape(arguments[0].value)
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

  private static func combined(_ left: Shape, _ right: Shape, _ binary: BinaryOperator) throws -> Shape {
    if binary == .product {
      guard case .matrix(let rows, let inner) = left, case .matrix(inner, let columns) = right else {
        throw HasNoValue()
      }
      return .matrix(rows: rows, columns: columns)
    }
    guard let shape = left.broadcast(with: right) else { throw HasNoValue() }
    return shape
  }

  private static func isElementwise(
    _ function: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument]
  ) -> Bool {
    elementwise.contains(function.name) && !arguments.isEmpty && arguments.allSatisfy { $0.keyword == nil }
  }

  /// A sum or the like of a matrix, along an axis or along none.
  private struct Reduction {
    var axis: Int?
    var keepsDimensions = false

    init?(_ function: SyntaxTree.FunctionName, _ arguments: [SyntaxTree.Argument]) {
      guard reductions.contains(function.name), arguments.first?.keyword == nil, !arguments.isEmpty else {
        return nil
      }
      for argument in arguments.dropFirst() {
        guard case .constant(let value) = argument.value.kind, let number = value.array?.single else {
          return nil
        }
        switch argument.keyword {
        case "axis" where number == 0 || number == 1: axis = Int(number)
        case "keepdims": keepsDimensions = number != 0
        default: return nil
        }
      }
      // Of a matrix, Python's own reads its rows as numbers; only NumPy's is known here.
      if axis == nil, keepsDimensions { return nil }
    }
  }
}
