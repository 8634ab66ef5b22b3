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
  var expression: Formula? { right.expression }
  var rightSide: String { right.rightSide }
  var notes: OperationNotes { right.notes }

  var exactly: Formula? { right.exactly }
  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String {
    right.meaning(at: place, in: numbers)
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
  let body: @Sendable (_ sum: UnsafeMutableBufferPointer<Double>, _ sampleCount: Int) -> Void

  var right: any Operation { sum }
  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) { self.sum.add(block, to: sum) }
  func finish(_ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int) { body(sum, sampleCount) }
  func addPenalty(to sum: UnsafeMutableBufferPointer<Double>, parameters: UnsafePointer<Double>) {
    self.sum.addPenalty(to: sum, parameters: parameters)
  }
}

/// Another change of the parameters.
struct WrongUpdate: WrongOperation, ParameterOperation {
  let right: any Operation
  let body:
    @Sendable (
      _ parameters: UnsafeMutableBufferPointer<Double>, _ gradients: UnsafeBufferPointer<Double>,
      _ learningRate: Double
    ) -> Void

  func apply(
    to parameters: UnsafeMutableBufferPointer<Double>, gradients: UnsafeBufferPointer<Double>,
    learningRate: Double
  ) { body(parameters, gradients, learningRate) }
}
