/// Runs whole iterations, keeping no matrix but the parameters: what training does.
///
/// The operations, the blocks and the order of every sum are those of `OperationRun`, and so are the bits of the
/// parameters.
public final class TrainingRun {
  /// The program whose operations it runs.
  public let program: Program
  private let blocks: BlockRun
  private let states: [any WholeOperation]
  private let updates: [any UpdateOperation]

  /// A run of `program` on so many threads; as many as there are processors where nil.
  public init(_ program: Program, threads: Int? = nil) {
    self.program = program
    blocks = BlockRun(program, through: .backward, workers: Workers(threads))
    let update = program.operations[program.range(of: .update)]
    states = update.compactMap { $0 as? any WholeOperation }
    updates = update.compactMap { $0 as? any UpdateOperation }
  }

  /// Runs one iteration on `batch`, which changes `parameters`, and returns the loss before the change.
  ///
  /// `look` sees what the update reads, for all parameters.
  public func iterate(
    on batch: Batch, parameters: inout Parameters, learningRate: Double,
    look: (OptimizerNumbers) -> Void = { _ in }
  ) -> Double {
    blocks.load(parameters.values)
    let total = blocks.run(on: batch, learningRate: learningRate)
    let gradients = UnsafeBufferPointer(rebasing: total.dropLast())
    if !states.isEmpty {
      parameters.state.begin(updates.flatMap(\.slots), count: parameters.values.count)
      runStates(gradients, &parameters, learningRate)
    }
    for update in updates {
      parameters.update(by: update, gradients: gradients, learningRate: learningRate, look: look)
    }
    return total[total.count - 1]
  }

  /// Has the optimizer's state changed in its own place.
  private func runStates(
    _ gradients: UnsafeBufferPointer<Double>, _ parameters: inout Parameters, _ learningRate: Double
  ) {
    let architecture = parameters.architecture
    let values = parameters.values
    values.withUnsafeBufferPointer { values in
      parameters.state.withVectors { vectors in
        guard let base = values.baseAddress, let gradients = gradients.baseAddress else { return }
        let matrices = FinishedMatrices(parameters: base, learningRate: learningRate) { name in
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
  public func gradients(on batch: Batch, parameters: Parameters, learningRate: Double = 0) -> [Double] {
    blocks.load(parameters.values)
    return Array(blocks.run(on: batch, learningRate: learningRate).dropLast())
  }
}

extension Parameters {
  /// Has an operation change all parameters; `look` sees before what it reads.
  mutating func update(
    by operation: any UpdateOperation, gradients: some Collection<Double>, learningRate: Double,
    look: (OptimizerNumbers) -> Void = { _ in }
  ) {
    _ = gradients.withContiguousStorageIfAvailable { gradients in
      state.withVectors { vectors in
        values.withUnsafeMutableBufferPointer { values in
          guard let first = gradients.baseAddress else { return }
          let numbers = OptimizerNumbers(
            count: values.count, gradients: first,
            state: vectors.compactMapValues { $0.baseAddress.map { UnsafePointer($0) } },
            learningRate: learningRate)
          look(numbers)
          operation.apply(to: values, numbers)
        }
      }
    }
  }
}
