import Base

/// Runs whole iterations, keeping no matrix but the parameters: what training does.
///
/// The operations, the blocks and the order of every sum are those of `OperationRun`, and so are the bits of the
/// parameters.
public final class TrainingRun {
  /// The program whose operations it runs.
  public let program: Program
  private let execution: Execution
  private let states: [any WholeOperation]
  private let updates: [any UpdateOperation]

  /// A run of `program` on so many threads; as many as there are processors where nil.
  public init(_ program: Program, threads: Int? = nil) {
    self.program = program
    execution =
      program.needsWholeBatch(through: .backward)
      ? .wholeBatch(WholeBatchRun(program, through: .backward, threads: threads))
      : .blocks(BlockRun(program, through: .backward, workers: Workers(threads)))
    let update = program.operations[program.range(of: .update)]
    states = update.compactMap { $0 as? any WholeOperation }
    updates = update.compactMap { $0 as? any UpdateOperation }
  }

  /// Runs one iteration on `batch`, which changes `parameters`, and returns the loss before the change.
  ///
  /// `look` sees what the update reads, for all parameters.
  ///
  /// - Throws: `Stopped` where `stop` was given before the update; nothing has changed.
  public func iterate<Stopped>(
    on batch: Batch, parameters: inout Parameters, learningRate: Double,
    stop: StopSignal<Stopped> = StopSignal<Never>.never,
    look: (OptimizerNumbers) -> Void = { _ in }
  ) throws(Stopped) -> Double {
    switch execution {
    case .blocks(let run):
      run.load(parameters.values)
      let total = try run.run(on: batch, stop: stop)
      update(&parameters, by: UnsafeBufferPointer(rebasing: total.dropLast()), learningRate, look)
      return total[total.count - 1]
    case .wholeBatch(let run):
      let workspace = try run.workspace(on: batch, parameters, learningRate: learningRate, stop: stop)
      gradients(in: workspace, parameters.architecture).withUnsafeBufferPointer {
        update(&parameters, by: $0, learningRate, look)
      }
      return workspace.loss ?? .nan
    }
  }

  private func update(
    _ parameters: inout Parameters, by gradients: UnsafeBufferPointer<Double>, _ learningRate: Double,
    _ look: (OptimizerNumbers) -> Void
  ) {
    if !states.isEmpty {
      parameters.state.begin(updates.flatMap(\.slots), count: parameters.values.count)
      runStates(gradients, &parameters, learningRate)
    }
    for update in updates {
      parameters.update(by: update, gradients: gradients, learningRate: learningRate, look: look)
    }
  }

  /// Has the optimizer's state changed in its own place.
  private func runStates(
    _ gradients: UnsafeBufferPointer<Double>, _ parameters: inout Parameters, _ learningRate: Double
  ) {
    let architecture = parameters.architecture
    let (values, t) = (parameters.values, parameters.state.updates + 1)
    values.withUnsafeBufferPointer { values in
      parameters.state.withVectors { vectors in
        guard let base = values.baseAddress, let gradients = gradients.baseAddress else { return }
        let matrices = FinishedMatrices(parameters: base, learningRate: learningRate, t: t) { name in
          architecture.parameterRange(of: name).flatMap { range in
            let vector: UnsafePointer<Double>? =
              if let slot = name.stateSlot {
                vectors[slot]?.baseAddress.map { UnsafePointer($0) }
              } else {
                name.isParameter ? base : gradients
              }
            return vector.map { $0 + range.lowerBound }
          }
        }
        for operation in states {
          guard let name = operation.output, let slot = name.stateSlot,
            let range = architecture.parameterRange(of: name), let vector = vectors[slot]?.baseAddress
          else { continue }
          operation.run(matrices, to: vector + range.lowerBound)
        }
      }
    }
  }

  /// The gradients of all parameters, in the order of `Parameters.values`, on `batch`.
  ///
  /// The learning rate matters to a wrong operation only.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func gradients<Stopped>(
    on batch: Batch, parameters: Parameters, learningRate: Double = 0,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> [Double] {
    switch execution {
    case .blocks(let run):
      run.load(parameters.values)
      return Array(try run.run(on: batch, stop: stop).dropLast())
    case .wholeBatch(let run):
      return gradients(
        in: try run.workspace(on: batch, parameters, learningRate: learningRate, stop: stop),
        parameters.architecture)
    }
  }

  private func gradients(in workspace: Workspace, _ architecture: Architecture) -> [Double] {
    workspace.vector(architecture) { $0.parameter != nil }
  }

  /// How the forward and the backward stage run.
  private enum Execution {
    case blocks(BlockRun)
    case wholeBatch(WholeBatchRun)
  }
}

extension Parameters {
  /// Has an operation change all parameters; `look` sees before what it reads.
  mutating func update(
    by operation: any UpdateOperation, gradients: UnsafeBufferPointer<Double>, learningRate: Double,
    look: (OptimizerNumbers) -> Void = { _ in }
  ) {
    guard let first = gradients.baseAddress else { return }
    let t = state.updates + 1
    state.withVectors { vectors in
      values.withUnsafeMutableBufferPointer { values in
        let numbers = OptimizerNumbers(
          count: values.count, gradients: first,
          state: vectors.compactMapValues { $0.baseAddress.map { UnsafePointer($0) } },
          learningRate: learningRate, t: t)
        look(numbers)
        operation.apply(to: values, numbers)
      }
    }
    if operation.countsUpdates { state.updates = t }
  }
}
