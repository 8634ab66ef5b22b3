import Debugging
import Networks

/// A line of the program of an iteration, as a reader sees it.
struct ProgramLine: Sendable, Encodable {
  /// Its place in the program, from 1.
  let number: Int
  /// The part of the iteration that it belongs to.
  let stage: Stage
  /// What it writes, or `update`.
  let name: String
  /// Whether it writes a matrix, and does not change the parameters.
  let writesMatrix: Bool
  /// What stands behind the name: `W1 @ X + b1`; of the update, its lines.
  let formula: String
  /// The same, where a long sum has its first two terms and its last.
  let abridged: String

  /// An operation at a place of the program, from 0.
  init(_ operation: any Networks.Operation, at place: Int, samplesAreRows: Bool = false) {
    let formula = operation.expression.map { samplesAreRows ? $0.withSamplesAsRows : $0 }
    number = place + 1
    stage = operation.stage
    name = operation.name
    writesMatrix = operation.output != nil
    self.formula = formula?.text ?? operation.rightSide
    abridged = formula?.abridged ?? operation.rightSide
  }
}

extension Session {
  /// The line of the present program at `place`, from 0.
  func line(at place: Int) -> ProgramLine { ProgramLine(program.operations[place], at: place) }
}
