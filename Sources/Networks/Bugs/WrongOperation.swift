import Expressions
import Matrices

/// An operation that does something else under the name, the formula and the explanations of the right one.
protocol WrongOperation: Operation {
  /// The operation in whose place it stands.
  var right: any Operation { get }
}

extension WrongOperation {
  var output: MatrixName? { right.output }
  var stage: Stage { right.stage }
  var layer: Int { right.layer }
  var lines: [FormulaLine] { right.lines }
  var exactly: Formula? { right.exactly }
  var notes: OperationNotes { right.notes }

  func elementFormula(at place: MatrixPlace, in numbers: IterationNumbers) -> ElementFormula? {
    right.elementFormula(at: place, in: numbers)
  }
}

/// Other columns than the right ones.
struct WrongColumns: WrongOperation, SampleOperation {
  let right: any Operation
  let body: @Sendable (Block) -> Void

  func run(_ block: Block) { body(block) }
}

/// Columns that wrongly depend on all samples of the batch, through a sum over them.
struct WrongColumnsOfBatch: WrongOperation, BatchOperation {
  let right: any Operation
  let sum: any SumOperation
  let sumCount: Int
  let body: @Sendable (Block, UnsafePointer<Double>) -> Void

  func run(_ block: Block, sum: UnsafePointer<Double>) { body(block, sum) }
}

/// The right sum over the samples, finished in a wrong way.
struct WrongFinish: WrongOperation, SumOperation {
  let sum: any SumOperation
  let body:
    @Sendable (
      _ sum: UnsafeMutableBufferPointer<Double>, _ sampleCount: Int, _ parameters: UnsafePointer<Double>
    ) -> Void

  var right: any Operation { sum }
  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) { self.sum.add(block, to: sum) }
  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) { body(sum, sampleCount, parameters) }
}

/// Another change of the parameters than by alpha times what `right` subtracts.
struct WrongUpdate: WrongOperation, UpdateOperation {
  let right: any Operation
  let optimizer: Optimizer
  let body:
    @Sendable (
      _ parameters: UnsafeMutableBufferPointer<Double>, _ direction: UnsafePointer<Double>,
      _ learningRate: Double
    ) -> Void

  /// In the place of the update of `program`.
  init(
    in program: Program,
    body: @escaping @Sendable (UnsafeMutableBufferPointer<Double>, UnsafePointer<Double>, Double) -> Void
  ) {
    right = Update(rule: program.rule)
    optimizer = program.rule.optimizer
    self.body = body
  }

  var slots: [StateSlot] { optimizer.stateSlots }
  private func direction(_ numbers: OptimizerNumbers) -> UnsafePointer<Double> {
    optimizer.direction(of: MatrixName(.weights, layer: 1)).map(numbers.vector) ?? numbers.gradients
  }
  func apply(to parameters: UnsafeMutableBufferPointer<Double>, _ numbers: OptimizerNumbers) {
    body(parameters, direction(numbers), numbers.learningRate)
  }
}
