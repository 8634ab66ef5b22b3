/// Runs whole iterations, keeping no matrix but the parameters: what training does.
///
/// The operations, the blocks and the order of every sum are those of `OperationRun`, and so are the bits of the
/// parameters.
public final class TrainingRun {
  /// The program whose operations it runs.
  public let program: Program
  private let blocks: BlockRun
  private let updates: [any ParameterOperation]

  /// A run of `program` on so many threads; as many as there are processors where nil.
  public init(_ program: Program, threads: Int? = nil) {
    self.program = program
    blocks = BlockRun(program, through: .backward, workers: Workers(threads))
    updates = program.operations.compactMap { $0 as? any ParameterOperation }
  }

  /// Runs one iteration on `batch`, which changes `parameters`, and returns the loss before the change.
  ///
  /// `look` sees the gradients, in the order of `Parameters.values`, before the change.
  public func iterate(
    on batch: Batch, parameters: inout Parameters, learningRate: Double,
    look: (_ gradients: UnsafeBufferPointer<Double>) -> Void = { _ in }
  ) -> Double {
    blocks.load(parameters.values)
    let total = blocks.run(on: batch, learningRate: learningRate)
    let gradients = UnsafeBufferPointer(rebasing: total.dropLast())
    look(gradients)
    parameters.values.withUnsafeMutableBufferPointer { values in
      for update in updates { update.apply(to: values, gradients: gradients, learningRate: learningRate) }
    }
    return total[total.count - 1]
  }

  /// The gradients of all parameters, in the order of `Parameters.values`, on `batch`.
  ///
  /// The learning rate matters to a wrong operation only.
  public func gradients(on batch: Batch, parameters: Parameters, learningRate: Double = 0) -> [Double] {
    blocks.load(parameters.values)
    return Array(blocks.run(on: batch, learningRate: learningRate).dropLast())
  }
}
