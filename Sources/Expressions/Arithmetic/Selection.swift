extension EvaluationBudget {
  /// The elements that the selectors of rows and columns take; a vector's rows are the single index 0.
  ///
  /// `newAxes` are the places among the result's dimensions where one of length 1 is put in.
  mutating func selected(
    _ array: ArrayValue, rows: Selector, columns: Selector, newAxes: [Int]
  ) throws(ExpressionError) -> ArrayValue {
    let result =
      switch (rows, columns) {
      case (.list, .list), (.list, .index), (.index, .list): try paired(array, rows, columns)
      default: try crossed(array, rows, columns)
      }
    guard !newAxes.isEmpty else { return result }
    var dimensions = result.shape.dimensions
    for place in newAxes { dimensions.insert(1, at: min(place, dimensions.count)) }
    guard let shape = Shape(dimensions: dimensions) else { throw failure(.tooManyDimensions) }
    return result.shaped(shape)
  }

  /// Each row taken, at each column taken.
  private mutating func crossed(
    _ array: ArrayValue, _ rows: Selector, _ columns: Selector
  ) throws(ExpressionError) -> ArrayValue {
    guard let shape = Shape(dimensions: rows.dimensions + columns.dimensions) else {
      throw failure(.tooManyDimensions)
    }
    // Two lengths may be within the limit and their product not: a list repeats what it likes.
    try claim(.matrix(rows: rows.count, columns: columns.count))
    let height = array.shape.rows
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    array.elements.withUnsafeBufferPointer { source in
      for number in 0..<columns.count {
        let start = columns.place(number) * height
        if case .range(let first, 1, let count) = rows {
          elements.append(contentsOf: source[start + first..<start + first + count])
        } else {
          for row in 0..<rows.count { elements.append(source[start + rows.place(row)]) }
        }
      }
    }
    return ArrayValue(shape: shape, kind: array.kind, elements: elements)
  }

  /// One element for each pair of a row and a column, the lists stretched to each other as in NumPy.
  private mutating func paired(
    _ array: ArrayValue, _ rows: Selector, _ columns: Selector
  ) throws(ExpressionError) -> ArrayValue {
    func places(_ selector: Selector) -> ArrayValue {
      let numbers = (0..<selector.count).map { Double(selector.place($0)) }
      return ArrayValue(
        shape: Shape(dimensions: selector.dimensions) ?? .vector(numbers.count), elements: numbers)
    }
    let (rows, columns) = (places(rows), places(columns))
    guard rows.shape.broadcast(with: columns.shape) != nil else {
      throw failure(.indexLists(rows.shape, columns.shape))
    }
    let height = Double(array.shape.rows)
    let places = try broadcast(
      Operand(array: rows, columns: self.columns), Operand(array: columns, columns: self.columns)
    ) { $0 + $1 * height }
    return ArrayValue(
      shape: places.shape, kind: array.kind, elements: places.elements.map { array.elements[Int($0)] })
  }

  /// The elements where a mask of the same shape is true, row after row.
  mutating func selected(_ array: ArrayValue, mask: ArrayValue) throws(ExpressionError) -> ArrayValue {
    guard mask.shape == array.shape else {
      throw failure(.maskShape(mask: mask.shape, array: array.shape))
    }
    let elements = try rowMajor(array)
    let isTaken = try rowMajor(mask)
    let taken = elements.withUnsafeBufferPointer { elements in
      isTaken.withUnsafeBufferPointer { isTaken in
        [Double](unsafeUninitializedCapacity: elements.count) { taken, count in
          for index in 0..<elements.count {
            taken[count] = elements[index]
            count += isTaken[index] == 0 ? 0 : 1
          }
        }
      }
    }
    return ArrayValue(vector: taken, kind: array.kind)
  }
}
