/// A length of an array: 1, or a number that may have a name, as `n1`, the neurons of layer 1, and `m`, the samples.
public struct Dimension: Sendable, Hashable {
  /// How long it is.
  public let count: Int
  /// Its name; nil where it has none.
  public let name: String?

  /// A length with a name or without.
  public init(_ count: Int, name: String? = nil) { (self.count, self.name) = (count, name) }

  /// What an array has along which it is stretched to fit another.
  static let one = Dimension(1)
}

/// The shape of a part of a formula, whose lengths may have names: no dimension for a number, one for a vector, or two.
public struct SymbolicShape: Sendable, Hashable {
  /// The lengths, rows before columns.
  public let dimensions: [Dimension]

  /// A shape of up to two lengths.
  public init(_ dimensions: [Dimension]) { self.dimensions = dimensions }

  /// A single number.
  static let number = SymbolicShape([])

  /// The rows that broadcasting sees: 1 for a vector, which counts as a single row.
  public var rows: Dimension { dimensions.count == 2 ? dimensions[0] : .one }
  /// The columns that broadcasting sees.
  public var columns: Dimension { dimensions.last ?? .one }
  /// Whether it is a single number without dimensions.
  public var isNumber: Bool { dimensions.isEmpty }

  /// The shape without names.
  init(_ shape: Shape) { self.init(shape.dimensions.map { Dimension($0) }) }

  var transposed: SymbolicShape { SymbolicShape(dimensions.reversed()) }

  /// What both are stretched to when they are combined element by element; nil where they do not fit.
  func broadcast(with other: SymbolicShape) -> SymbolicShape? {
    guard let rows = Self.length(rows, other.rows), let columns = Self.length(columns, other.columns) else {
      return nil
    }
    switch max(dimensions.count, other.dimensions.count) {
    case 0: return .number
    case 1: return SymbolicShape([columns])
    default: return SymbolicShape([rows, columns])
    }
  }

  private static func length(_ left: Dimension, _ right: Dimension) -> Dimension? {
    if left.count == 1 { return right.count == 1 && right.name == nil ? left : right }
    if right.count == 1 { return left }
    return left.count == right.count ? (left.name == nil ? right : left) : nil
  }

  /// The shape of their product; nil where they have none.
  func product(with other: SymbolicShape) -> SymbolicShape? {
    guard let inner = dimensions.last, let outer = other.dimensions.first, inner.count == outer.count else {
      return nil
    }
    return SymbolicShape(Array(dimensions.dropLast() + other.dimensions.dropFirst()))
  }

  /// What a sum leaves of it, along an axis or, with nil, over everything; nil where it has no such axis.
  func reduced(along axis: Int?, keepsDimensions: Bool) -> SymbolicShape? {
    guard let axis else {
      return keepsDimensions ? SymbolicShape(dimensions.map { _ in .one }) : .number
    }
    let place = axis < 0 ? axis + dimensions.count : axis
    guard dimensions.indices.contains(place) else { return nil }
    var left = dimensions
    if keepsDimensions { left[place] = .one } else { left.remove(at: place) }
    return SymbolicShape(left)
  }
}

extension Formula {
  /// The shape of its value where names have these shapes; nil where it has none, or that cannot be told from the
  /// formula, as the shape of what `reshape` gives.
  public func shape(_ names: (String) -> SymbolicShape?) -> SymbolicShape? { tree.shape(names) }
}

extension SyntaxTree {
  /// The shape of the tree's value where names have these shapes; nil where it has none or that cannot be told.
  func shape(_ names: (String) -> SymbolicShape?) -> SymbolicShape? {
    switch kind {
    case .constant(let value): return value.array.map { SymbolicShape($0.shape) }
    case .name(let name): return names(name)
    case .prefix(_, let part): return part.shape(names)
    case .comparison(let first, let rest): return Self.broadcast([first] + rest.map(\.right), names)
    case .chain(let first, let links):
      return links.reduce(first.shape(names)) { shape, link in
        guard let shape, let right = link.right.shape(names) else { return nil }
        return link.binary == .product ? shape.product(with: right) : shape.broadcast(with: right)
      }
    case .attribute(let part, let name): return name == "T" ? part.shape(names)?.transposed : nil
    case .call, .method: return callShape(names)
    case .list, .tuple, .logical, .index: return nil
    }
  }

  private func callShape(_ names: (String) -> SymbolicShape?) -> SymbolicShape? {
    if let product = factorsOfProduct {
      guard let left = product.left.shape(names), let right = product.right.shape(names) else { return nil }
      return left.product(with: right)
    }
    if let reduction {
      guard reduction.isKnown else { return nil }
      return reduction.of.shape(names)?.reduced(
        along: reduction.axis, keepsDimensions: reduction.keepsDimensions)
    }
    guard case .call(let function, let arguments) = kind, let first = arguments.first else { return nil }
    if ["softmax", "log_softmax"].contains(function.name) { return first.value.shape(names) }
    guard FunctionTable.elementwiseNames.contains(function.name) else { return nil }
    return Self.broadcast(arguments.map(\.value), names)
  }

  private static func broadcast(
    _ parts: [SyntaxTree], _ names: (String) -> SymbolicShape?
  ) -> SymbolicShape? {
    parts.dropFirst().reduce(parts.first?.shape(names)) { shape, part in
      guard let shape, let other = part.shape(names) else { return nil }
      return shape.broadcast(with: other)
    }
  }
}
