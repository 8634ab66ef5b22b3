import Datasets
import Expressions
import Matrices

/// What the names in an operation's formula stand for: the numbers that the operation read.
///
/// W, b and the optimizer's state are those from before the iteration, whatever has run since: so `vW1 = momentum * vW1 + dW1`
/// is true, which it is not of the numbers after it.
public struct OperationScope: ElementScope {
  /// The matrices of the iteration, and the parameters as the operation read them.
  public let numbers: IterationNumbers
  private let learningRate: Double
  private let rule: DescentRule
  private let others: (any NameScope)?

  /// What an operation of an iteration read, and `others` for names that are none of the iteration's.
  public init(
    _ numbers: IterationNumbers, learningRate: Double, rule: DescentRule, others: (any NameScope)? = nil
  ) {
    (self.numbers, self.learningRate, self.rule, self.others) = (numbers, learningRate, rule, others)
  }

  /// The same with other names beside those of the iteration.
  func with(others: any NameScope) -> OperationScope {
    OperationScope(numbers, learningRate: learningRate, rule: rule, others: others)
  }

  /// The value of a name; nil where neither the iteration nor the other names have it.
  ///
  /// - Throws: What the other names throw for a matrix that was not computed.
  public func value(of name: String) throws -> Value? {
    if let matrix = MatrixName(name), let value = numbers.matrix(matrix) {
      return matrix.isSingleNumber ? .number(value[0, 0]) : .array(ArrayValue(value))
    }
    switch name {
    case "m": return .integer(numbers.batch.count)
    case "alpha": return .number(learningRate)
    case "y": return numbers.batch.valueOfY
    default:
      if isOwn(name) { return try others?.value(of: name) }
      if let number = rule.number(named: name) { return .number(number) }
      if name == "t", rule.optimizer.countsUpdates { return .integer(numbers.t) }
      return try others?.value(of: name)
    }
  }

  /// How many classes the data have, for `one_hot`.
  public var classCount: Int? { numbers.batch.data.classes?.count }

  /// Whether a person gave a name a value of their own.
  public func isOwn(_ name: String) -> Bool { others?.isOwn(name) ?? false }

  /// Every name that exists, for suggestions.
  public var names: [String] { others?.names ?? [] }

  // MARK: Single elements

  /// The shape of a matrix of the iteration, with n0, n1, … for the neurons of layers and m for the samples; that of
  /// another value without names.
  public func shape(of name: String) -> SymbolicShape? {
    guard let matrix = MatrixName(name) else {
      if name == "y" { return SymbolicShape([samples]) }
      guard let array = try? value(of: name)?.array else { return nil }
      return SymbolicShape(array.shape.dimensions.map { Dimension($0) })
    }
    let architecture = numbers.architecture
    guard matrix.kind == .input || matrix.layer <= architecture.depth else { return nil }
    if matrix.isSingleNumber { return SymbolicShape([]) }
    let layer = matrix.kind == .input ? 0 : matrix.kind == .oneHot ? architecture.depth : matrix.layer
    let rows = Dimension(architecture.sizes[layer], name: "n\(layer)")
    switch architecture.shape(of: matrix).columns {
    case nil: return SymbolicShape([rows, samples])
    case 1? where matrix.isBias: return SymbolicShape([rows, Dimension(1)])
    case let columns?: return SymbolicShape([rows, Dimension(columns, name: "n\(layer - 1)")])
    }
  }

  private var samples: Dimension { Dimension(numbers.batch.count, name: "m") }

  /// What reads the elements of a matrix of the iteration, or of another array; NaN where there is none.
  public func elements(of name: String) -> (_ row: Int, _ column: Int) -> Double {
    if let matrix = MatrixName(name) { return { numbers[matrix, $0, $1] } }
    guard let array = try? value(of: name)?.array else { return { _, _ in .nan } }
    return { array.element(row: $0, column: $1) ?? .nan }
  }

  /// Whether products with a 0 of a matrix are left out: those of black pixels, and of classes that are not the label.
  public func leavesOutZeros(_ name: String) -> Bool {
    switch MatrixName(name)?.kind {
    case .input: numbers.batch.data.pixels.leavesOutZeros
    case .oneHot: true
    default: false
    }
  }

  /// `s` for samples; `k` for the inputs of a layer; `i` for neurons of this layer or above.
  public func letter(along dimension: Dimension, inRowOf rows: Dimension) -> String {
    if dimension.name == "m" { return "s" }
    guard let layer = Self.layer(dimension) else { return "k" }
    return Self.layer(rows).map { layer < $0 } ?? false ? "k" : "i"
  }

  private static func layer(_ dimension: Dimension) -> Int? {
    dimension.name.flatMap { $0.first == "n" ? Int($0.dropFirst()) : nil }
  }
}

extension Batch {
  /// What `y` stands for: the label of each sample, or its number.
  public var valueOfY: Value {
    .array(ArrayValue(vector: y, kind: data.classes == nil ? .float : .int))
  }
}
