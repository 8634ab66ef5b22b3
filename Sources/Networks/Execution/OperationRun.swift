import Matrices

/// Runs single operations over a whole batch, keeping every matrix: what the debugger steps with.
///
/// Blocks and chunks are those of `BlockRun`, and so are the bits of every number.
public struct OperationRun: Sendable {
  private let workers: Workers

  /// A run on so many threads; as many as there are processors where nil.
  public init(threads: Int? = nil) { workers = Workers(threads) }

  /// Runs one operation, which writes its matrix into `workspace` or changes `parameters`.
  ///
  /// The operations before it in the program must have run on the same batch. O(samples × parameters of a layer).
  public func run(
    _ operation: any Operation, on batch: Batch, parameters: inout Parameters, learningRate: Double,
    workspace: inout Workspace
  ) {
    switch operation {
    case let operation as any SampleOperation:
      store(operation, on: batch, parameters: parameters, learningRate: learningRate, workspace: &workspace) {
        operation.run($0)
      }
    case let operation as any SumOperation:
      guard let name = operation.output else { return }
      let shape = parameters.architecture.shape(of: name)
      let result = MatrixBuffer(rows: shape.rows, columns: shape.columns ?? 1)
      let sums = sum(
        operation, count: result.rows * result.columns, on: batch, parameters: parameters,
        learningRate: learningRate, workspace: workspace)
      result.base.update(from: sums[0], count: result.rows * result.columns)
      workspace.store(result, as: name)
    case let operation as any BatchOperation:
      let sums = sum(
        operation.sum, count: operation.sumCount, on: batch, parameters: parameters,
        learningRate: learningRate, workspace: workspace)
      store(operation, on: batch, parameters: parameters, learningRate: learningRate, workspace: &workspace) {
        operation.run($0, sum: sums[0])
      }
    case let operation as any WholeOperation:
      runWhole(operation, parameters: parameters, learningRate: learningRate, workspace: &workspace)
    case let operation as any UpdateOperation:
      let architecture = parameters.architecture
      for slot in operation.slots {
        parameters.state.put(workspace.vector(architecture) { $0.stateSlot == slot }, in: slot)
      }
      let gradients = workspace.vector(architecture) { $0.parameter != nil }
      parameters.update(by: operation, gradients: gradients, learningRate: learningRate)
    default: preconditionFailure("an operation is of one of five kinds")
    }
  }

  /// Makes room for an operation's output in `workspace`, and has `body` write its columns, block by block.
  private func store(
    _ operation: any Operation, on batch: Batch, parameters: Parameters, learningRate: Double,
    workspace: inout Workspace, _ body: @Sendable (Block) -> Void
  ) {
    guard let name = operation.output else { return }
    let rows = parameters.architecture.shape(of: name).rows
    workspace.store(MatrixBuffer(rows: rows, columns: batch.count), as: name)
    forEachBlock(of: batch, parameters: parameters, learningRate: learningRate, workspace: workspace) {
      block, _ in body(block)
    }
  }

  /// The finished sum of `count` numbers, as chunk 0 of what is returned.
  private func sum(
    _ operation: any SumOperation, count: Int, on batch: Batch, parameters: Parameters,
    learningRate: Double, workspace: Workspace
  ) -> ChunkSums {
    let chunks = Batch.chunkCount(batch.count)
    let sums = ChunkSums(chunkCount: chunks, width: count)
    forEachBlock(of: batch, parameters: parameters, learningRate: learningRate, workspace: workspace) {
      block, chunk in operation.add(block, to: sums[chunk])
    }
    let total = sums.total(chunks, workers)
    parameters.values.withUnsafeBufferPointer {
      if let base = $0.baseAddress { operation.finish(total, sampleCount: batch.count, parameters: base) }
    }
    return sums
  }

  private func runWhole(
    _ operation: any WholeOperation, parameters: Parameters, learningRate: Double, workspace: inout Workspace
  ) {
    guard let name = operation.output else { return }
    let architecture = parameters.architecture
    let shape = architecture.shape(of: name)
    let result = MatrixBuffer(rows: shape.rows, columns: shape.columns ?? 1)
    let buffers = workspace.buffers
    // What the iteration before left: in the output's place, and where nothing was written yet.
    var before: [MatrixName: MatrixBuffer] = [:]
    for slot in StateSlot.allCases {
      guard let state = name.ofParameter?.state(slot), state == name || buffers[state] == nil
      else { continue }
      before[state] = parameters[state].map(MatrixBuffer.init(copying:))
    }
    let left = before
    parameters.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let matrices = FinishedMatrices(parameters: base, learningRate: learningRate) { read in
        if read.isParameter { return architecture.parameterRange(of: read).map { base + $0.lowerBound } }
        return (left[read] ?? buffers[read]).map { UnsafePointer($0.base) }
      }
      operation.run(matrices, to: result.base)
    }
    withExtendedLifetime(left) {}
    workspace.store(result, as: name)
  }

  /// Calls `body` with every block of the batch over the workspace's memory, the blocks of a chunk in order.
  private func forEachBlock(
    of batch: Batch, parameters: Parameters, learningRate: Double, workspace: Workspace,
    _ body: @Sendable (_ block: Block, _ chunk: Int) -> Void
  ) {
    let slots = MatrixName.slotCount(depth: parameters.architecture.depth)
    var bases = [MatrixBuffer?](repeating: nil, count: slots)
    for (name, buffer) in workspace.buffers where name.hasSlot { bases[name.slot] = buffer }
    let buffers = bases
    parameters.values.withUnsafeBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      batch.withAddresses(parameters, learningRate: learningRate) { addresses in
        workers.forEach(Batch.chunkCount(batch.count)) { chunk, _ in
          Batch.forEachBlock(ofChunk: chunk, of: batch.count) { samples in
            withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<Double>?.self, capacity: slots) {
              columns in
              for slot in 0..<slots {
                columns[slot] = buffers[slot].map { $0.base + samples.lowerBound * $0.rows }
              }
              guard let firstColumns = columns.baseAddress else { return }
              body(addresses.block(samples, firstColumns: firstColumns), chunk)
            }
          }
        }
      }
    }
    withExtendedLifetime(buffers) {}
  }
}

extension Workspace {
  /// The matrices that `isWanted`, gradients or a slot of the optimizer's state, in the order of `Parameters.values`; zero where one was not
  /// computed.
  func vector(_ architecture: Architecture, of isWanted: (MatrixName) -> Bool) -> [Double] {
    var vector = [Double](repeating: 0, count: architecture.parameterCount)
    for (name, buffer) in buffers where isWanted(name) {
      guard let range = architecture.parameterRange(of: name) else { continue }
      vector.replaceSubrange(range, with: UnsafeBufferPointer(start: buffer.base, count: range.count))
    }
    return vector
  }
}
