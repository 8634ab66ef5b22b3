import Base
import Datasets
import Expressions
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
  /// The mistake that gives the operation's numbers; nil where none does that is known.
  public let mistake: Mistake?

  /// Compares the backward operations' outputs with finite differences, in program order.
  ///
  /// Gradients of parameters were compared already (`entries`); an intermediate is compared by moving the pre-activation
  /// or activation that it belongs to and running the rest of the forward stage.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  static func find<Stopped>(
    program: Program, parameters: Parameters, probe: IntermediateProbe, entries: [GradientEntry],
    _ rounding: LossRounding, stop: StopSignal<Stopped>
  ) throws(Stopped) -> Culprit? {
    for operation in program.operations[program.range(of: .backward)] {
      guard let output = operation.output else { continue }
      let pairs: [DerivativePair]
      if let parameter = output.parameter {
        pairs = entries.filter {
          $0.name == parameter && $0.outcome != .kink && $0.outcome != .lostInRounding
        }.map {
          DerivativePair(
            place: $0.place, analytic: $0.analytic, numeric: $0.numeric,
            agrees: $0.outcome != .failed)
        }
      } else {
        pairs = try probe.pairs(output, rounding, stop: stop)
      }
      guard pairs.contains(where: { !$0.agrees }) else { continue }
      return Culprit(
        output: output, formula: operation.formula, wrong: pairs.count { !$0.agrees },
        compared: pairs.count,
        mistake: probe.mistake(in: output))
    }
    return nil
  }
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
  private let learningRate: Double
  private let workspace: Workspace

  init<Stopped>(
    _ program: Program, parameters: Parameters, batch: Batch, learningRate: Double, stop: StopSignal<Stopped>
  ) throws(Stopped) {
    (self.program, self.parameters, self.batch) = (program, parameters, batch)
    self.learningRate = learningRate
    workspace = try WholeBatchRun(program, through: .backward, threads: 1).workspace(
      on: batch, parameters, learningRate: learningRate, stop: stop)
  }

  /// The mistake that gives what the program wrote into `output`; nil where the right line does, or no known one.
  func mistake(in output: MatrixName) -> Mistake? {
    guard let mine = workspace[output] else { return nil }
    let numbers = IterationNumbers(batch: batch, workspace: workspace, parameters: parameters)
    return MistakeTable(program.architecture, m: batch.count, rule: program.rule).mistake(
      giving: mine, in: output, with: OperationScope(numbers, learningRate: learningRate, rule: program.rule))
  }

  /// A matrix of the iteration.
  func matrix(_ name: MatrixName) -> Matrix? { workspace[name] }

  /// A dZ or dA beside m times the central difference of the loss in the Z or A that it belongs to.
  ///
  /// Elements whose difference `rounding` hides are left out. O(samples), unless an operation sums over all samples.
  func pairs<Stopped>(
    _ gradient: MatrixName, _ rounding: LossRounding, stop: StopSignal<Stopped>
  ) throws(Stopped) -> [DerivativePair] {
    let source = MatrixName(
      gradient.kind == .preActivationGradient ? .preActivation : .activation, layer: gradient.layer)
    guard let analytic = workspace[gradient], let values = workspace[source],
      let place = program.index(of: source.description)
    else { return [] }
    let rest = program.operations[(place + 1)..<program.range(of: .forward).upperBound]
    let epsilon = GradientCheck.referenceEpsilon
    let m = Double(batch.count)
    // Each sample goes its own way to the loss, so one that is moved is run as a batch of its own.
    let isAlone = !rest.contains { $0 is MistakenLine }
    var unchanged = parameters
    let run = OperationRun(threads: 1)
    var pairs: [DerivativePair] = []
    for column in 0..<values.columns {
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
            try run.run(
              operation, on: samples, parameters: &unchanged, learningRate: 0, workspace: &moved, stop: stop)
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
