import Datasets
import Matrices

/// The first operation of the backward stage whose output disagrees with finite differences, and what fits it.
public struct Culprit: Sendable {
  /// What the operation writes.
  public let output: MatrixName
  /// Its formula.
  public let formula: String
  /// The number of elements that disagree, and of all that were compared.
  public let wrong: Int
  /// The number of elements that were compared.
  public let compared: Int
  /// What kind of mistake fits the numbers.
  public let diagnosis: Diagnosis

  /// Compares the backward operations' outputs with finite differences, in program order.
  ///
  /// Gradients of parameters were compared already (`entries`); an intermediate is compared by moving the pre-activation
  /// or activation that it belongs to and running the rest of the forward stage.
  ///
  /// - Throws: `Stopped` where `goesOn`, which is asked for every sample, answered false.
  static func find(
    program: Program, parameters: Parameters, probe: IntermediateProbe, entries: [GradientEntry],
    _ rounding: LossRounding, goesOn: () -> Bool
  ) throws(Stopped) -> Culprit? {
    for operation in program.operations[program.range(of: .backward)] {
      guard let output = operation.output else { continue }
      let pairs: [DerivativePair]
      if let parameter = output.parameter {
        pairs = entries.filter {
          $0.name == parameter && $0.outcome != .kink && $0.outcome != .lostInRounding
        }.map {
          DerivativePair(
            place: $0.place, analytic: $0.analytic, numeric: $0.numeric, agrees: $0.outcome != .failed)
        }
      } else {
        pairs = try probe.pairs(output, rounding, goesOn: goesOn)
      }
      guard pairs.contains(where: { !$0.agrees }) else { continue }
      let evidence = Evidence(
        output: output, pairs: pairs, batchSize: probe.batch.count, parameters: parameters, probe: probe)
      return Culprit(
        output: output, formula: operation.formula, wrong: pairs.count { !$0.agrees }, compared: pairs.count,
        diagnosis: Diagnosis(evidence))
    }
    return nil
  }

  /// The person asked to stop the search.
  struct Stopped: Error {}
}

/// An element's derivative as the program has it, and by finite difference.
struct DerivativePair: Sendable {
  let place: MatrixPlace
  let analytic: Double
  let numeric: Double
  let agrees: Bool
}

/// Every matrix of a batch in one block, so that one element can be moved and what follows from it run again.
final class IntermediateProbe {
  private let program: Program
  private let parameters: Parameters
  let batch: Batch
  private let workspace: Workspace

  init(_ program: Program, parameters: Parameters, batch: Batch, learningRate: Double) {
    self.program = program
    self.parameters = parameters
    self.batch = batch
    var workspace = Workspace()
    var unchanged = parameters
    let run = OperationRun(threads: 1)
    for operation in program.operations where operation.stage != .update {
      run.run(
        operation, on: batch, parameters: &unchanged, learningRate: learningRate, workspace: &workspace)
    }
    self.workspace = workspace
  }

  /// A matrix of the iteration.
  func matrix(_ name: MatrixName) -> Matrix? { workspace[name] }

  /// A dZ or dA beside m times the central difference of the loss in the Z or A that it belongs to.
  ///
  /// Elements whose difference `rounding` hides are left out. O(samples), unless an operation sums over all samples.
  func pairs(
    _ gradient: MatrixName, _ rounding: LossRounding, goesOn: () -> Bool
  ) throws(Culprit.Stopped) -> [DerivativePair] {
    let source = MatrixName(
      gradient.kind == .preActivationGradient ? .preActivation : .activation, layer: gradient.layer)
    guard let analytic = workspace[gradient], let values = workspace[source],
      let place = program.index(of: source.description)
    else { return [] }
    let rest = program.operations[(place + 1)..<program.range(of: .forward).upperBound]
    let epsilon = GradientCheck.referenceEpsilon
    let m = Double(batch.count)
    // Each sample goes its own way to the loss, so one that is moved is run as a batch of its own.
    let isAlone = !rest.contains { $0 is any BatchOperation }
    var unchanged = parameters
    let run = OperationRun(threads: 1)
    var pairs: [DerivativePair] = []
    for column in 0..<values.columns {
      guard goesOn() else { throw Culprit.Stopped() }
      let samples = isAlone ? Batch(data: batch.data, rows: [batch.rows[column]]) : batch
      var moved = isAlone ? workspace.ofSample(column) : workspace
      guard let own = moved[source] else { continue }
      for row in 0..<values.rows {
        let value = values[row, column]
        // Across a kink the difference is no derivative.
        if program.architecture.hasKinkAtZero(source) && abs(value) <= 2 * epsilon { continue }
        var losses: [Double] = []
        for side in [value + epsilon, value - epsilon] {
          let buffer = MatrixBuffer(copying: own)
          buffer.base[(isAlone ? 0 : column) * own.rows + row] = side
          moved.store(buffer, as: source)
          for operation in rest {
            run.run(operation, on: samples, parameters: &unchanged, learningRate: 0, workspace: &moved)
          }
          losses.append(moved.loss ?? .nan)
        }
        let step = (value + epsilon) - (value - epsilon)
        let numeric = Double(samples.count) * (losses[0] - losses[1]) / step
        let a = analytic[row, column]
        let agrees = agree(a, numeric, scale: m)
        // The loss of one sample is at most m times that of the batch, so its rounding is no larger than this.
        let isLost = step == 0 || abs(a - numeric) <= m * rounding.slopeError(epsilon: epsilon)
        if !agrees && isLost { continue }
        pairs.append(
          DerivativePair(
            place: MatrixPlace(row: row, column: column), analytic: a, numeric: numeric,
            agrees: agrees))
      }
    }
    return pairs
  }
}
