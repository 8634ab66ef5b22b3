extension EvaluationBudget {
  /// Goes once through the elements in memory order and gathers them along an axis, or all of them where it is nil.
  ///
  /// `gather` is told each element's index along the axis, row after row where there is none.
  mutating func gathered<State>(
    _ array: ArrayValue, _ axis: Axis?, from start: State,
    _ gather: (inout State, Double, Int) -> Void
  ) throws(ExpressionError) -> [State] {
    let (rows, columns) = (array.shape.rows, array.shape.columns)
    try spend(array.elements.count)
    let count = array.shape.reduced(axis, keepsDimensions: false).count
    try claim(.vector(count))
    var states = [State](repeating: start, count: count)
    states.withUnsafeMutableBufferPointer { states in
      array.elements.withUnsafeBufferPointer { elements in
        for column in 0..<columns {
          let first = column * rows
          switch axis {
          case nil:
            var state = states[0]
            for row in 0..<rows { gather(&state, elements[first + row], row * columns + column) }
            states[0] = state
          case .downRows:
            var state = states[column]
            for row in 0..<rows { gather(&state, elements[first + row], row) }
            states[column] = state
          case .alongColumns:
            for row in 0..<rows { gather(&states[row], elements[first + row], column) }
          }
        }
      }
    }
    return states
  }

  /// The elements along an axis, or all of them, each group turned into one number.
  mutating func reduced(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool = false,
    type: ResultType = .number, from start: Double, _ gather: (inout Double, Double, Int) -> Void
  ) throws(ExpressionError) -> ArrayValue {
    ArrayValue(
      shape: array.shape.reduced(axis, keepsDimensions: keepsDimensions), kind: type.type(of: array.kind),
      elements: try gathered(array, axis, from: start, gather))
  }

  mutating func sum(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool = false
  ) throws(ExpressionError) -> ArrayValue {
    try reduced(array, axis, keepsDimensions: keepsDimensions, from: 0) { sum, x, _ in sum += x }
  }

  /// NaN where there is nothing to take the mean of, as in NumPy.
  mutating func mean(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool = false
  ) throws(ExpressionError) -> ArrayValue {
    let length = Double(array.shape.length(axis))
    let sums = try sum(array, axis, keepsDimensions: keepsDimensions)
    return try mapped(sums) { $0 / length }
  }

  /// The mean square deviation from the mean; `lost` degrees of freedom are taken off the divisor.
  mutating func variance(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool, lost: Double
  ) throws(ExpressionError) -> ArrayValue {
    let means = try mean(array, axis, keepsDimensions: true)
    let operand = Operand(array: array, columns: columns)
    let squares = try broadcast(operand, Operand(array: means, columns: columns)) { ($0 - $1) * ($0 - $1) }
    let divisor = max(0, Double(array.shape.length(axis)) - lost)
    let sums = try sum(squares, axis, keepsDimensions: keepsDimensions)
    return try mapped(sums) { $0 / divisor }
  }

  /// The greatest (or with `isLeast`, the least) elements; NaN wins, as in NumPy.
  mutating func extreme(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool = false, isLeast: Bool
  ) throws(ExpressionError) -> ArrayValue {
    let best = try extremes(array, axis, isLeast: isLeast, function: isLeast ? "min" : "max")
    return ArrayValue(
      shape: array.shape.reduced(axis, keepsDimensions: keepsDimensions), kind: array.kind,
      elements: best.map(\.value))
  }

  /// Where the greatest (or least) elements are, counted along the axis; the first of several.
  mutating func placeOfExtreme(
    _ array: ArrayValue, _ axis: Axis?, keepsDimensions: Bool, isLeast: Bool
  ) throws(ExpressionError) -> ArrayValue {
    let best = try extremes(array, axis, isLeast: isLeast, function: isLeast ? "argmin" : "argmax")
    return ArrayValue(
      shape: array.shape.reduced(axis, keepsDimensions: keepsDimensions), kind: .int,
      elements: best.map { Double($0.index) })
  }

  private struct Best {
    var value = Double.nan
    var index = -1
  }

  private mutating func extremes(
    _ array: ArrayValue, _ axis: Axis?, isLeast: Bool, function: String
  ) throws(ExpressionError) -> [Best] {
    let isMissing =
      array.shape.length(axis) == 0 && array.shape.reduced(axis, keepsDimensions: false).count > 0
    if isMissing { throw failure(.emptyArray(function: function)) }
    return try gathered(array, axis, from: Best()) { best, x, index in
      let isBetter = isLeast ? x < best.value : x > best.value
      let isFirst = best.index < 0 || (x.isNaN && !best.value.isNaN) || isBetter
      // Not all orders of going through a matrix meet the first of equals first.
      let isEarlier = (x == best.value || (x.isNaN && best.value.isNaN)) && index < best.index
      if isFirst || isEarlier { best = Best(value: x, index: index) }
    }
  }
}
