import Base

/// Runs whole iterations, keeping no matrix but the parameters: what training does.
///
/// The operations, the blocks and the order of every sum are those of `OperationRun`, and so are the bits of the
/// parameters.
public final class TrainingRun {
  /// The program whose operations it runs.
  public let program: Program
  private let execution: Execution
  private let velocities: [any VelocityOperation]
  private let updates: [any ParameterOperation]

  /// A run of `program` on so many threads; as many as there are processors where nil.
  public init(_ program: Program, threads: Int? = nil) {
    self.program = program
    execution =
      program.needsWholeBatch(through: .backward)
      ? .wholeBatch(WholeBatchRun(program, through: .backward, threads: threads))
      : .blocks(BlockRun(program, through: .backward, workers: Workers(threads)))
    velocities = program.operations.compactMap { $0 as? any VelocityOperation }
    updates = program.operations.compactMap { $0 as? any ParameterOperation }
  }

  /// Runs one iteration on `batch`, which changes `parameters`, and returns the loss before the change.
  ///
  /// `look` sees what the update subtracts, alpha times, in the order of `Parameters.values`: the gradients or, with
  /// momentum, the velocities.
  ///
  /// - Throws: `Stopped` where `stop` was given before the update; nothing has changed.
  public func iterate<Stopped>(
    on batch: Batch, parameters: inout Parameters, learningRate: Double,
    stop: StopSignal<Stopped> = StopSignal<Never>.never,
    look: (_ direction: UnsafeBufferPointer<Double>) -> Void = { _ in }
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
    _ look: (UnsafeBufferPointer<Double>) -> Void
  ) {
    withDirection(gradients, &parameters) { values, direction in
      look(direction)
      for update in updates { update.apply(to: values, gradients: direction, learningRate: learningRate) }
    }
  }

  /// Calls `body` with the parameters and with what the update subtracts, once the velocities have changed.
  private func withDirection(
    _ gradients: UnsafeBufferPointer<Double>, _ parameters: inout Parameters,
    _ body: (UnsafeMutableBufferPointer<Double>, UnsafeBufferPointer<Double>) -> Void
  ) {
    guard !velocities.isEmpty else {
      return parameters.values.withUnsafeMutableBufferPointer { body($0, gradients) }
    }
    let architecture = parameters.architecture
    parameters.setOff()
    parameters.velocities.withUnsafeMutableBufferPointer { all in
      for operation in velocities {
        guard let range = architecture.parameterRange(of: operation.parameter),
          let velocity = all.baseAddress?.advanced(by: range.lowerBound),
          let gradient = gradients.baseAddress?.advanced(by: range.lowerBound)
        else { continue }
        operation.run(velocities: velocity, gradients: gradient, count: range.count, to: velocity)
      }
      let velocities = UnsafeBufferPointer(all)
      parameters.values.withUnsafeMutableBufferPointer { body($0, velocities) }
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
