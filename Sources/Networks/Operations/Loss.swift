import Expressions
import Matrices

/// L: the mean over the samples of what the output layer's loss is for each, and the penalty.
struct Loss: SumOperation {
  let layer: Int
  private let rows: Int
  private let coding: OutputTargets.Coding
  private let loss: OutputLayer.Loss
  private let penalty: Penalty?

  /// The loss of a network, with a penalty or without.
  init(of architecture: Architecture, penalty: Penalty? = nil) {
    self.penalty = penalty
    layer = architecture.depth
    rows = architecture.outputCount
    coding = architecture.targets.coding
    loss = architecture.output.loss
  }

  var output: MatrixName? { MatrixName(.loss) }
  var stage: Stage { .forward }
  var lines: [FormulaLine] { line(Iteration.loss(loss.formula(layer), penalty: penalty != nil)) }
  var exactly: Formula? { Iteration.loss(loss.exactly(layer), penalty: penalty != nil) }
  var notes: OperationNotes { loss.notes }

  func add(_ block: Block, to sum: UnsafeMutablePointer<Double>) {
    loss.add(OutputColumns(block, layer: layer, rows: rows, coding: coding), sum)
  }

  func finish(
    _ sum: UnsafeMutableBufferPointer<Double>, sampleCount: Int, parameters: UnsafePointer<Double>
  ) {
    sum[0] /= loss.divisor(Double(sampleCount))
    if let penalty { sum[0] += penalty.value(parameters) }
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String { loss.meaning }
}
