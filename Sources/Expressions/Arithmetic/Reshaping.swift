extension EvaluationBudget {
  /// The elements, taken row after row, in another shape; a length of -1 stands for what is left.
  mutating func reshaped(
    _ array: ArrayValue, _ dimensions: [Int]
  ) throws(ExpressionError) -> ArrayValue {
    guard dimensions.count <= 2 else { throw failure(.tooManyDimensions) }
    let mismatch = failure(.cannotReshape(array.shape, to: dimensions))
    var lengths = dimensions
    if let unknown = lengths.firstIndex(of: -1) {
      let others = lengths.enumerated().filter { $0.offset != unknown }.map(\.element)
      let known = others.first ?? 1
      guard known > 0, array.elements.count % known == 0 else { throw mismatch }
      lengths[unknown] = array.elements.count / known
    }
    let (count, overflow) = lengths.reduce((1, false)) { product, length in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: length)
      return (next, product.1 || overflow)
    }
    guard !overflow, count == array.elements.count, let shape = Shape(dimensions: lengths) else {
      throw mismatch
    }
    if shape == array.shape { return array }
    let rows = try rowMajor(array)
    guard case .matrix(let rowCount, let columnCount) = shape else {
      return ArrayValue(shape: shape, kind: array.kind, elements: rows)
    }
    // Row after row is the memory order of the transposed matrix.
    let across = ArrayValue(
      shape: .matrix(rows: columnCount, columns: rowCount), kind: array.kind, elements: rows)
    return try transposed(across)
  }

  mutating func converted(
    _ array: ArrayValue, to type: ElementType
  ) throws(ExpressionError) -> ArrayValue {
    try claim(array.shape)
    // A greater type holds them as they are.
    let elements = type >= array.kind ? array.elements : array.elements.map(type.converted)
    return ArrayValue(shape: array.shape, kind: type, elements: elements)
  }

  /// Arrays one after the other: below each other, or side by side.
  mutating func joined(_ parts: [ArrayValue], _ axis: Axis) throws(ExpressionError) -> ArrayValue {
    guard let first = parts.first else { throw failure(.raggedList) }
    let isVector = first.shape.dimensions.count == 1
    for part in parts {
      let fits =
        part.shape.dimensions.count == first.shape.dimensions.count && first.shape != .scalar
        && (axis == .downRows
          ? part.shape.columns == first.shape.columns : part.shape.rows == first.shape.rows)
      guard fits else {
        throw failure(
          .wrongValue(
            "the arrays to join", expected: "sizes that agree except along the axis",
            found: "\(first.shape) and \(part.shape)"))
      }
    }
    let kind = parts.map(\.kind).max() ?? .float
    if axis == .alongColumns {
      let columns = parts.reduce(0) { $0 + $1.shape.columns }
      let shape: Shape = isVector ? .vector(columns) : .matrix(rows: first.shape.rows, columns: columns)
      try claim(shape)
      return ArrayValue(shape: shape, kind: kind, elements: parts.flatMap(\.elements))
    }
    let shape = Shape.matrix(rows: parts.reduce(0) { $0 + $1.shape.rows }, columns: first.shape.columns)
    try claim(shape)
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    for column in 0..<shape.columns {
      for part in parts {
        let rows = part.shape.rows
        elements += part.elements[column * rows..<(column + 1) * rows]
      }
    }
    return ArrayValue(shape: shape, kind: kind, elements: elements)
  }
}
