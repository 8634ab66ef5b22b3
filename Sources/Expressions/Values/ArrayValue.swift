/// Numbers or truth values in NumPy's shape: a scalar, a vector or a matrix.
///
/// The elements stand column after column like those of `Matrix`, so that either becomes the other without a copy.
public struct ArrayValue: Sendable, Equatable {
  /// The shape.
  public let shape: Shape
  /// What the elements are.
  public let kind: ElementType
  /// The `shape.count` elements, column after column; truth values are 1 and 0.
  public let elements: [Double]

  /// An array of elements already in column order; there must be `shape.count` of them.
  ///
  /// Where `kind` is `int` and an element is none, as that of 2 ** -1 or 1 // 0, they are of type `float`.
  public init(shape: Shape, kind: ElementType = .float, elements: [Double]) {
    precondition(elements.count == shape.count, "elements must fill the shape")
    self.shape = shape
    self.kind = kind == .int && !elements.allSatisfy(Self.isWhole) ? .float : kind
    let hasMinusZero = self.kind == .int && elements.contains { $0 == 0 && $0.sign == .minus }
    self.elements = hasMinusZero ? elements.map { $0 + 0 } : elements
  }

  /// Whether a number is whole, and a Double tells it from its neighbours.
  private static func isWhole(_ number: Double) -> Bool {
    number == number.rounded() && abs(number) <= 0x1p53
  }

  /// A single number.
  public init(_ number: Double, kind: ElementType = .float) {
    self.init(shape: .scalar, kind: kind, elements: [number])
  }

  /// A single truth value.
  public init(_ flag: Bool) { self.init(flag ? 1 : 0, kind: .bool) }

  /// A vector, of shape `(n,)`.
  public init(vector: [Double], kind: ElementType = .float) {
    self.init(shape: .vector(vector.count), kind: kind, elements: vector)
  }

  /// The element in `row` and `column` as broadcasting sees them; a vector is row 0.
  subscript(row: Int, column: Int) -> Double { elements[column * shape.rows + row] }

  /// The element in `row` and `column` as broadcasting sees them; nil where there is none.
  public func element(row: Int, column: Int) -> Double? {
    (0..<shape.rows).contains(row) && (0..<shape.columns).contains(column) ? self[row, column] : nil
  }

  /// The one number, where there is just one, whatever the shape.
  public var single: Double? { elements.count == 1 ? elements[0] : nil }

  /// Whether shapes and elements are equal; as in Python, 1, 1.0 and True are.
  public static func == (left: ArrayValue, right: ArrayValue) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }

  /// Whether shape, kind and every bit of every element are the same, so that NaN is like itself and 0 unlike -0.
  public func isIdentical(to other: ArrayValue) -> Bool {
    shape == other.shape && kind == other.kind
      && elements.elementsEqual(other.elements) { $0.bitPattern == $1.bitPattern }
  }

  /// The same elements in another shape of as many elements.
  func shaped(_ shape: Shape) -> ArrayValue { ArrayValue(shape: shape, kind: kind, elements: elements) }
}
