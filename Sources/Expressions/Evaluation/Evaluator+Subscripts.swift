extension Evaluator {
  /// A subscript's part after evaluation, and where it stands.
  private enum Part {
    case slice(start: Int?, stop: Int?, step: Int?)
    case ellipsis
    case newAxis
    case array(ArrayValue)

    /// How many dimensions of the array it uses up.
    var consumed: Int {
      switch self {
      case .slice: 1
      case .ellipsis, .newAxis: 0
      case .array(let array): array.kind == .bool ? max(1, array.shape.dimensions.count) : 1
      }
    }
  }

  private typealias PlacedPart = (part: Part, columns: Range<Int>)

  mutating func subscripted(
    _ whole: SyntaxTree, _ indices: [SyntaxTree.Index], at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    let value = try evaluate(whole)
    if case .tuple(let values) = value {
      return try element(of: values, try parts(indices), at: columns)
    }
    let array = try budget.array(value, columns: whole.columns)
    return .array(try subscripted(array, whole.columns, indices, at: columns))
  }

  /// What the indices take of an array that stands in `place`.
  mutating func subscripted(
    _ array: ArrayValue, _ place: Range<Int>, _ indices: [SyntaxTree.Index], at columns: Range<Int>
  ) throws(ExpressionError) -> ArrayValue {
    var parts = try self.parts(indices)
    budget.columns = columns
    return try selected(EvaluationBudget.Operand(array: array, columns: place), &parts)
  }

  private mutating func selected(
    _ operand: EvaluationBudget.Operand, _ parts: inout [PlacedPart]
  ) throws(ExpressionError) -> ArrayValue {
    let array = operand.array
    let dimensions = array.shape.dimensions
    let consumed = parts.reduce(0) { $0 + $1.part.consumed }
    guard consumed <= dimensions.count else {
      throw budget.failure(.tooManyIndices(consumed, budget.described(operand)))
    }
    let everything: Part = .slice(start: nil, stop: nil, step: nil)
    let missing = [PlacedPart](repeating: (everything, budget.columns), count: dimensions.count - consumed)
    if let dots = parts.firstIndex(where: { if case .ellipsis = $0.part { true } else { false } }) {
      parts.replaceSubrange(dots...dots, with: missing)
    } else {
      parts += missing
    }
    var selectors: [Selector] = []
    var newAxes: [Int] = []
    var kept = 0
    for (part, columns) in parts {
      switch part {
      case .newAxis:
        newAxes.append(kept)
        kept += 1
      case .ellipsis:
        throw ExpressionError(.unexpected(found: "a second ...", expected: "one at most"), at: columns)
      case .array(let mask) where mask.kind == .bool && mask.shape.dimensions.count == 2:
        guard newAxes.isEmpty, parts.count == 1 else {
          throw ExpressionError(
            .unsupported("a mask of a matrix with other indices", instead: "two steps"), at: columns)
        }
        budget.columns = columns
        return try budget.selected(array, mask: mask)
      case .array, .slice:
        let axis = selectors.count
        let name = dimensions.count == 1 ? "element" : axis == 0 ? "row" : "column"
        let selector = try selector(part, count: dimensions[axis], axis: name, at: columns)
        kept += selector.dimensions.count
        selectors.append(selector)
      }
    }
    guard newAxes.isEmpty || selectors.count < 2 || !selectors.contains(where: \.isList) else {
      throw budget.failure(.unsupported("None beside a list of indices", instead: "two steps"))
    }
    let last = selectors.popLast() ?? .index(0)
    return try budget.selected(
      array, rows: selectors.popLast() ?? .index(0), columns: last, newAxes: newAxes)
  }

  private func selector(
    _ part: Part, count: Int, axis: String, at columns: Range<Int>
  ) throws(ExpressionError) -> Selector {
    func place(_ number: Double) throws(ExpressionError) -> Int {
      guard let index = Int(exactly: number) else {
        throw ExpressionError(
          .wrongValue("an index", expected: "a whole number", found: NumberWords.text(number)), at: columns)
      }
      guard index >= -count, index < count else {
        throw ExpressionError(.indexOutOfRange(index, count: count, axis: axis), at: columns)
      }
      return index < 0 ? index + count : index
    }
    switch part {
    case .slice(let start, let stop, let step):
      return .slice(start: start, stop: stop, step: step, count: count)
    case .array(let array) where array.kind == .bool:
      guard array.shape != .scalar else {
        throw ExpressionError(
          .wrongValue("an index", expected: "a whole number", found: Value.array(array).description),
          at: columns)
      }
      guard case .vector(count) = array.shape else {
        throw ExpressionError(.maskShape(mask: array.shape, array: .vector(count)), at: columns)
      }
      let places = array.elements.indices.filter { array.elements[$0] != 0 }
      return .list(.vector(places.count), places)
    case .array(let array):
      if array.shape == .scalar { return .index(try place(array.elements[0])) }
      var places: [Int] = []
      for number in array.elements { places.append(try place(number)) }
      return .list(array.shape, places)
    case .ellipsis, .newAxis:
      return .all(count)
    }
  }

  // MARK: Evaluating the parts

  private mutating func parts(_ indices: [SyntaxTree.Index]) throws(ExpressionError) -> [PlacedPart] {
    var parts: [PlacedPart] = []
    for index in indices {
      switch index {
      case .ellipsis(let columns): parts.append((.ellipsis, columns))
      case .slice(let slice): parts.append((try part(slice), slice.columns))
      case .value(let tree):
        let value = try evaluate(tree)
        // A[(1, 2)] is A[1, 2].
        if case .tuple(let values) = value, indices.count == 1 {
          for value in values { parts.append((try part(value, at: tree.columns), tree.columns)) }
        } else {
          parts.append((try part(value, at: tree.columns), tree.columns))
        }
      }
    }
    return parts
  }

  private mutating func part(_ value: Value, at columns: Range<Int>) throws(ExpressionError) -> Part {
    if value == .none { return .newAxis }
    return .array(try budget.array(value, columns: columns))
  }

  private mutating func part(_ slice: SyntaxTree.Slice) throws(ExpressionError) -> Part {
    let step = try bound(slice.step)
    if step == 0 { throw ExpressionError(.zeroStep, at: slice.step?.columns ?? slice.columns) }
    return .slice(start: try bound(slice.start), stop: try bound(slice.stop), step: step)
  }

  private mutating func bound(_ tree: SyntaxTree?) throws(ExpressionError) -> Int? {
    guard let tree else { return nil }
    let value = try evaluate(tree)
    if value == .none { return nil }
    guard let number = value.array?.single, let whole = Int(exactly: number) else {
      let found = value.array?.single.map(NumberWords.text) ?? value.kindDescription
      throw ExpressionError(
        .wrongValue("a slice's bound", expected: "a whole number", found: found), at: tree.columns)
    }
    return whole
  }

  /// What the subscript takes of a tuple.
  private func element(
    of values: [Value], _ parts: [PlacedPart], at columns: Range<Int>
  ) throws(ExpressionError) -> Value {
    guard parts.count == 1, let only = parts.first else {
      throw ExpressionError(
        .unexpected(found: "several indices", expected: "a single index of a tuple"), at: columns)
    }
    let selector = try selector(only.part, count: values.count, axis: "element", at: only.columns)
    if case .index(let index) = selector { return values[index] }
    return .tuple((0..<selector.count).map { values[selector.place($0)] })
  }
}
