extension EvaluationBudget {
  /// Combines two arrays element by element, stretched to each other as NumPy does it.
  ///
  /// - Throws: `shapesDiffer` where they do not fit.
  mutating func broadcast(
    _ left: Operand, _ right: Operand, type: ResultType = .number,
    _ operation: (Double, Double) -> Double
  ) throws(ExpressionError) -> ArrayValue {
    let (a, b) = (left.array, right.array)
    guard let shape = a.shape.broadcast(with: b.shape) else {
      throw failure(
        .shapesDiffer(operation: text(columns), left: described(left), right: described(right)))
    }
    try claim(shape)
    let elements = Self.elements(shape, a, b, operation)
    return ArrayValue(shape: shape, kind: type.type(of: a.kind, b.kind), elements: elements)
  }

  private static func elements(
    _ shape: Shape, _ a: ArrayValue, _ b: ArrayValue, _ operation: (Double, Double) -> Double
  ) -> [Double] {
    let (rows, columns, count) = (shape.rows, shape.columns, shape.count)
    let (strideA, strideB) = (a.shape.strides, b.shape.strides)
    guard count > 0 else { return [] }
    return a.elements.withUnsafeBufferPointer { a in
      b.elements.withUnsafeBufferPointer { b in
        [Double](unsafeUninitializedCapacity: count) { result, initialized in
          for column in 0..<columns {
            let (startA, startB, start) = (column * strideA.column, column * strideB.column, column * rows)
            for row in 0..<rows {
              result[start + row] = operation(a[startA + row * strideA.row], b[startB + row * strideB.row])
            }
          }
          initialized = count
        }
      }
    }
  }

  /// The elements of `a` where the condition is not 0, those of `b` elsewhere.
  mutating func chosen(
    _ condition: Operand, _ a: Operand, _ b: Operand
  ) throws(ExpressionError) -> ArrayValue {
    for (left, right) in [(condition, a), (condition, b), (a, b)]
    where left.array.shape.broadcast(with: right.array.shape) == nil {
      throw failure(
        .shapesDiffer(operation: text(columns), left: described(left), right: described(right)))
    }
    // Three shapes of which any two fit, fit together.
    guard let shape = a.array.shape.broadcast(with: b.array.shape)?.broadcast(with: condition.array.shape)
    else { throw failure(.tooManyDimensions) }
    try claim(shape)
    let elements = Self.chosen(shape, condition.array, a.array, b.array)
    return ArrayValue(shape: shape, kind: max(a.array.kind, b.array.kind), elements: elements)
  }

  private static func chosen(
    _ shape: Shape, _ condition: ArrayValue, _ a: ArrayValue, _ b: ArrayValue
  ) -> [Double] {
    guard shape.count > 0 else { return [] }
    let (strideC, strideA, strideB) = (condition.shape.strides, a.shape.strides, b.shape.strides)
    return condition.elements.withUnsafeBufferPointer { condition in
      a.elements.withUnsafeBufferPointer { a in
        b.elements.withUnsafeBufferPointer { b in
          [Double](unsafeUninitializedCapacity: shape.count) { result, initialized in
            var index = 0
            for column in 0..<shape.columns {
              for row in 0..<shape.rows {
                // Both are read, so that the choice needs no branch.
                let first = a[row * strideA.row + column * strideA.column]
                let second = b[row * strideB.row + column * strideB.column]
                result[index] = condition[row * strideC.row + column * strideC.column] != 0 ? first : second
                index += 1
              }
            }
            initialized = index
          }
        }
      }
    }
  }

  /// The most elements that are replaced without asking whether somebody wants it ended.
  private static let piece = 1 << 18

  /// An array with each element replaced.
  mutating func mapped(
    _ array: ArrayValue, type: ResultType = .always(.float), _ operation: (Double) -> Double
  ) throws(ExpressionError) -> ArrayValue {
    try claim(array.shape)
    let count = array.elements.count
    let elements = array.elements.withUnsafeBufferPointer { elements in
      [Double](unsafeUninitializedCapacity: count) { result, initialized in
        for start in stride(from: 0, to: count, by: Self.piece) {
          // What is left out is not to be had.
          let isStopped = limits.isStopped()
          for index in start..<min(start + Self.piece, count) {
            result[index] = isStopped ? 0 : operation(elements[index])
          }
        }
        initialized = count
      }
    }
    try spend(0)
    return ArrayValue(shape: array.shape, kind: type.type(of: array.kind), elements: elements)
  }

  /// An array of one number over and over.
  mutating func filled(
    _ shape: Shape, _ number: Double, kind: ElementType = .float
  ) throws(ExpressionError) -> ArrayValue {
    try claim(shape)
    return ArrayValue(
      shape: shape, kind: kind, elements: Array(repeating: number, count: shape.count))
  }
}

extension Shape {
  /// How far to go in memory for the next row and the next column; a size of 1 is stretched by staying where it is.
  fileprivate var strides: (row: Int, column: Int) { (rows == 1 ? 0 : 1, columns == 1 ? 0 : rows) }
}
