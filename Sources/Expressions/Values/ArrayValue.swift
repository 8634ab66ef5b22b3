/// Numbers or truth values in NumPy's shape: a scalar, a vector or a matrix.
///
/// The elements stand column after column like those of `Matrix`, so that either becomes the other without a copy.
public struct ArrayValue: Sendable, Equatable {
  /// What the elements are.
  public enum Kind: Sendable, Equatable {
    /// Numbers. Whole numbers are not told apart from others.
    case number
    /// `True` and `False`, kept as 1 and 0.
    case boolean
  }

  /// The shape.
  public let shape: Shape
  /// What the elements are.
  public let kind: Kind
  /// The `shape.count` elements, column after column; truth values are 1 and 0.
  public let elements: [Double]

  /// An array of elements already in column order; there must be `shape.count` of them.
  public init(shape: Shape, kind: Kind = .number, elements: [Double]) {
    precondition(elements.count == shape.count, "elements must fill the shape")
    self.shape = shape
    self.kind = kind
    self.elements = elements
  }

  /// A single number.
  public init(_ number: Double) { self.init(shape: .scalar, elements: [number]) }

  /// A single truth value.
  public init(_ flag: Bool) { self.init(shape: .scalar, kind: .boolean, elements: [flag ? 1 : 0]) }

  /// A vector, of shape `(n,)`.
  public init(vector: [Double], kind: Kind = .number) {
    self.init(shape: .vector(vector.count), kind: kind, elements: vector)
  }

  /// The element in `row` and `column` as broadcasting sees them; a vector is row 0.
  subscript(row: Int, column: Int) -> Double { elements[column * shape.rows + row] }

  /// The one number, where there is just one, whatever the shape.
  public var single: Double? { elements.count == 1 ? elements[0] : nil }

  /// Whether shape, kind and every bit of every element are the same, so that NaN is like itself and 0 unlike -0.
  public func isIdentical(to other: ArrayValue) -> Bool {
    shape == other.shape && kind == other.kind
      && elements.elementsEqual(other.elements) { $0.bitPattern == $1.bitPattern }
  }

  /// The same elements in another shape of as many elements.
  func shaped(_ shape: Shape) -> ArrayValue { ArrayValue(shape: shape, kind: kind, elements: elements) }
}
