/// What the calculations of one evaluation share: where they are in the source, and how much they may still take.
struct EvaluationBudget {
  let source: [Character]
  let limits: EvaluationLimits
  /// The part of the source that is being calculated, which errors point at.
  var columns: Range<Int> = 0..<0
  /// The elements of the values that are kept at the moment.
  var live = 0
  private var work = 0

  /// How many classes labels are of, where the scope knows it.
  let classCount: Int?

  init(source: [Character], limits: EvaluationLimits, classCount: Int?) {
    self.source = source
    self.limits = limits
    self.classCount = classCount
  }

  /// An array and where it stands in the source.
  struct Operand {
    var array: ArrayValue
    var columns: Range<Int>
  }

  /// The error of what is being calculated.
  func failure(_ reason: ExpressionError.Reason) -> ExpressionError { ExpressionError(reason, at: columns) }

  func described(_ operand: Operand) -> ExpressionError.Operand {
    ExpressionError.Operand(text: text(operand.columns), shape: operand.array.shape)
  }

  func text(_ columns: Range<Int>) -> String { SourceText.shortened(source, columns) }

  /// Makes sure that an array of the shape may be made, before it is.
  mutating func claim(_ shape: Shape) throws(ExpressionError) {
    let (count, overflow) = shape.rows.multipliedReportingOverflow(by: shape.columns)
    guard !overflow, count <= limits.elements else {
      throw failure(.tooLarge(shape: shape.description, limit: limits.elements))
    }
    guard live + count <= limits.liveElements else {
      throw failure(.tooMuchMemory(limit: limits.liveElements))
    }
    try spend(count)
  }

  /// Makes sure that so many operations may still be done, and that nobody wants it ended.
  mutating func spend(_ operations: Int) throws(ExpressionError) {
    guard !limits.isStopped() else { throw failure(.interrupted) }
    let (sum, overflow) = work.addingReportingOverflow(operations)
    guard !overflow, sum <= limits.work else { throw failure(.tooMuchWork) }
    work = sum
  }

  /// The array of a value; lists and tuples become one if their parts have the same shape.
  mutating func array(_ value: Value, columns place: Range<Int>) throws(ExpressionError) -> ArrayValue {
    switch value {
    case .array(let array): return array
    case .list(let values), .tuple(let values):
      var parts: [ArrayValue] = []
      for value in values { parts.append(try array(value, columns: place)) }
      return try stacked(parts, columns: place)
    case .none, .type:
      throw ExpressionError(
        .wrongValue("a part of a calculation", expected: "numbers", found: value.kindDescription), at: place)
    }
  }

  /// Arrays of the same shape as the rows of one of one dimension more.
  private mutating func stacked(
    _ parts: [ArrayValue], columns place: Range<Int>
  ) throws(ExpressionError) -> ArrayValue {
    let shape = parts.first?.shape ?? .scalar
    guard parts.allSatisfy({ $0.shape == shape }) else { throw ExpressionError(.raggedList, at: place) }
    let kind = parts.map(\.kind).max() ?? .float
    guard let stacked = Shape(dimensions: [parts.count] + shape.dimensions) else {
      throw ExpressionError(.tooManyDimensions, at: place)
    }
    try claim(stacked)
    var elements: [Double] = []
    elements.reserveCapacity(stacked.count)
    for column in 0..<shape.columns { for part in parts { elements.append(part.elements[column]) } }
    return ArrayValue(shape: stacked, kind: kind, elements: elements)
  }
}
