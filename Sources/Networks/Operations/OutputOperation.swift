import Expressions
import Matrices

/// A = f(Z) in the last layer, or a step from the loss back to its Z: what the output layer says.
struct OutputOperation: SampleOperation {
  let layer: Int
  let stage: Stage
  private let part: OutputLayer.Part
  private let rows: Int
  private let coding: OutputTargets.Coding

  /// The operation that does a part of the output layer's work.
  init(_ part: OutputLayer.Part, of architecture: Architecture) {
    self.part = part
    layer = architecture.depth
    rows = architecture.outputCount
    coding = architecture.targets.coding
    stage = part.kind == .activation ? .forward : .backward
  }

  var output: MatrixName? { MatrixName(part.kind, layer: layer) }
  var lines: [FormulaLine] { line(part.formula(layer)) }
  var notes: OperationNotes { part.notes }

  func run(_ block: Block) {
    part.run(OutputColumns(block, layer: layer, rows: rows, coding: coding))
  }

  func meaning(at place: MatrixPlace, in numbers: IterationNumbers) -> String { part.meaning(place, numbers) }
}
