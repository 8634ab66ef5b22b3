import Expressions
import Matrices

/// A mistake in the place of an operation: it does something else under the name, the formula and the explanations of the
/// right one.
protocol MistakenOperation: Operation {
  /// The operation in whose place it stands.
  var right: any Operation { get }
}

extension MistakenOperation {
  var output: MatrixName? { right.output }
  var stage: Stage { right.stage }
  var layer: Int { right.layer }
  var lines: [FormulaLine] { right.lines }
  var notes: OperationNotes { right.notes }

  var exactly: Formula? { right.exactly }
  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    right.meaning(at: place, in: numbers)
  }
}

/// A wrong line, evaluated as an expression at the prompt is; it may read all samples at once.
struct MistakenLine: MistakenOperation {
  let right: any Operation
  /// What is computed instead.
  let line: Formula
  /// The rule of the program, whose settings the line may read.
  let rule: DescentRule

  /// What the line gives on a batch, from what the operations before it have left; nan where it has no value.
  func value(
    on batch: Batch, _ parameters: Parameters, learningRate: Double, _ workspace: Workspace
  ) -> MatrixBuffer? {
    guard let name = output else { return nil }
    let shape = parameters.architecture.shape(of: name)
    let columns = shape.columns ?? batch.count
    let numbers = IterationNumbers(batch: batch, workspace: workspace, parameters: parameters)
    let scope = OperationScope(numbers, learningRate: learningRate, rule: rule).readByMistakes
    let value = line.matrix(rows: shape.rows, columns: columns, in: scope, limits: .unlimited)
    return MatrixBuffer(copying: value ?? Matrix(rows: shape.rows, columns: columns, repeating: .nan))
  }
}

/// A wrong line in the place of an operation that writes a part of the optimizer's state.
struct MistakenState: MistakenOperation, WholeOperation {
  let right: any Operation
  /// What is computed instead.
  let line: Formula
  let architecture: Architecture
  /// The rule of the program, whose settings the line may read.
  let rule: DescentRule

  func run(_ matrices: FinishedMatrices, to output: UnsafeMutablePointer<Double>) {
    guard let name = self.output else { return }
    let scope = DescentScope(
      architecture: architecture, rule: rule, learningRate: matrices.learningRate, t: matrices.t,
      address: { $0.isSingleNumber || $0.isData ? nil : matrices.address($0) })
    let shape = architecture.shape(of: name)
    let (rows, columns) = (shape.rows, shape.columns ?? 1)
    let value = line.matrix(rows: rows, columns: columns, in: scope, limits: .unlimited)
    for place in 0..<rows * columns { output[place] = value?.elements[place] ?? .nan }
  }
}

/// Wrong lines in the place of the update, one for each parameter that changes.
struct MistakenUpdate: MistakenOperation, UpdateOperation {
  let right: any Operation
  /// What becomes of each parameter.
  let changes: [(parameter: MatrixName, line: Formula)]
  let architecture: Architecture
  /// The rule of the program, whose settings a line may read.
  let rule: DescentRule

  var slots: [StateSlot] { rule.optimizer.stateSlots }
  var countsUpdates: Bool { rule.optimizer.countsUpdates }

  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers) {
    let (optimizer, before) = (rule.optimizer, UnsafePointer(parameters.baseAddress))
    let scope = DescentScope(
      architecture: architecture, rule: rule, learningRate: numbers.learningRate, t: numbers.t
    ) { name in
      guard let range = architecture.parameterRange(of: name) else { return nil }
      if name.isParameter { return before.map { $0 + range.lowerBound } }
      let isKept = name.stateSlot.map { optimizer.stateSlots.contains($0) } ?? (name.parameter != nil)
      return isKept ? numbers.vector(of: name) + range.lowerBound : nil
    }
    let values = changes.map { name, line in
      let shape = architecture.shape(of: name)
      return line.matrix(rows: shape.rows, columns: shape.columns ?? 1, in: scope, limits: .unlimited)
    }
    for ((name, _), value) in zip(changes, values) {
      guard let range = architecture.parameterRange(of: name), let value else { continue }
      for (place, element) in zip(range, value.elements) { parameters[place] = element }
    }
  }
}

/// What names mean in a line of the update: the parameters before it, and what it changes them by.
private struct DescentScope: NameScope {
  let architecture: Architecture
  let rule: DescentRule
  let learningRate: Double
  let t: Int
  /// Where the elements of a matrix are, in column order; nil where there is none.
  let address: (MatrixName) -> UnsafePointer<Double>?
  let names: [String] = []

  func value(of name: String) -> Value? {
    guard let matrix = MatrixName(name) else {
      switch name {
      case "alpha": return .number(learningRate)
      case "t": return .integer(t)
      default: return rule.number(named: name).map { .number($0) }
      }
    }
    guard let range = architecture.parameterRange(of: matrix), let address = address(matrix) else {
      return nil
    }
    let shape = architecture.shape(of: matrix)
    let elements = Array(UnsafeBufferPointer(start: address, count: range.count))
    return .array(ArrayValue(Matrix(rows: shape.rows, columns: shape.columns ?? 1, elements: elements)))
  }
}

extension OperationScope {
  /// What an operation read, and beside it what mistakes in it read instead.
  var readByMistakes: OperationScope { with(others: MixedUpLabels(numbers: numbers)) }
}

/// Labels in ways that people mix them up, made when a line reads them.
private struct MixedUpLabels: NameScope {
  let numbers: IterationNumbers
  let names: [String] = []

  func value(of name: String) -> Value? {
    numbers.matrix(MatrixName(.oneHot)).flatMap { MistakeTable.names(forTargets: $0)[name] }
  }
}

extension EvaluationLimits {
  /// As much as a program of gradb's own takes.
  static let unlimited: EvaluationLimits = {
    var limits = EvaluationLimits()
    (limits.elements, limits.liveElements, limits.work) = (.max, .max, .max)
    return limits
  }()
}
