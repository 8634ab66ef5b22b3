import CKernels

extension EvaluationBudget {
  /// `left @ right`: matrices and vectors, not single numbers.
  mutating func matrixProduct(_ left: Operand, _ right: Operand) throws(ExpressionError) -> ArrayValue {
    guard left.array.shape != .scalar, right.array.shape != .scalar else {
      throw failure(.productWithScalar(text(columns)))
    }
    return try dot(left, right)
  }

  /// `np.dot(left, right)`: as `@`, and a plain product where one of them is a single number.
  mutating func dot(_ left: Operand, _ right: Operand) throws(ExpressionError) -> ArrayValue {
    let (a, b) = (left.array, right.array)
    if a.shape == .scalar || b.shape == .scalar { return try broadcast(left, right, *) }
    let inner = a.shape.columns
    guard inner == b.shape.innerRows else {
      throw failure(
        .innerSizes(operation: text(columns), left: described(left), right: described(right)))
    }
    let shape: Shape =
      switch (a.shape, b.shape) {
      case (.vector, .vector): .scalar
      case (.vector, _): .vector(b.shape.columns)
      case (_, .vector): .vector(a.shape.rows)
      default: .matrix(rows: a.shape.rows, columns: b.shape.columns)
      }
    // A vector on the right is a column, whose elements stand in the same order.
    let (rows, count) = (a.shape.rows, b.shape.count / max(inner, 1))
    try claim(shape)
    // A product's inner loop does several multiplications in the time of one addition elsewhere.
    try spend(shape.count / 4 * inner)
    let kind = ResultType.number.type(of: a.kind, b.kind)
    guard inner > 0 else { return try filled(shape, 0, kind: kind) }
    let elements = product(a.elements, b.elements, rows, inner, count)
    // What was left out is not to be had.
    try spend(0)
    return ArrayValue(shape: shape, kind: kind, elements: elements)
  }

  /// The columns of a product, some at a time, as long as nobody wants it ended; 0 in the others.
  private func product(
    _ a: [Double], _ b: [Double], _ rows: Int, _ inner: Int, _ count: Int
  ) -> [Double] {
    let piece = max(8, 20_000_000 / max(1, rows * inner))
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        [Double](unsafeUninitializedCapacity: rows * count) { result, initialized in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = result.baseAddress else { return }
          c.initialize(repeating: 0, count: rows * count)
          for start in stride(from: 0, to: count, by: piece) where !limits.isStopped() {
            gradb_product(
              a, nil, rows, inner, b + start * inner, min(piece, count - start), c + start * rows)
          }
          initialized = rows * count
        }
      }
    }
  }

  /// The matrix with rows and columns exchanged; a vector stays what it is.
  mutating func transposed(_ array: ArrayValue) throws(ExpressionError) -> ArrayValue {
    guard case .matrix(let rows, let columns) = array.shape else { return array }
    let shape = Shape.matrix(rows: columns, columns: rows)
    // The elements of a single row or column stand in the same order either way.
    if rows <= 1 || columns <= 1 { return array.shaped(shape) }
    try claim(shape)
    let elements = array.elements.withUnsafeBufferPointer { elements in
      [Double](unsafeUninitializedCapacity: shape.count) { result, initialized in
        // Tile by tile, so that both sides stay within the cache.
        let tile = 16
        for firstColumn in stride(from: 0, to: columns, by: tile) {
          for firstRow in stride(from: 0, to: rows, by: tile) {
            for column in firstColumn..<min(firstColumn + tile, columns) {
              for row in firstRow..<min(firstRow + tile, rows) {
                result[row * columns + column] = elements[column * rows + row]
              }
            }
          }
        }
        initialized = shape.count
      }
    }
    return ArrayValue(shape: shape, kind: array.kind, elements: elements)
  }

  /// The product of each element of the one with each of the other, as a matrix.
  mutating func outer(_ left: ArrayValue, _ right: ArrayValue) throws(ExpressionError) -> ArrayValue {
    let shape = Shape.matrix(rows: left.shape.count, columns: right.shape.count)
    try claim(shape)
    let a = try rowMajor(left)
    let b = try rowMajor(right)
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    for y in b { for x in a { elements.append(x * y) } }
    return ArrayValue(
      shape: shape, kind: ResultType.number.type(of: left.kind, right.kind), elements: elements)
  }

  /// The elements row after row, the order of NumPy's `flatten`.
  mutating func rowMajor(_ array: ArrayValue) throws(ExpressionError) -> [Double] {
    try transposed(array).elements
  }
}
