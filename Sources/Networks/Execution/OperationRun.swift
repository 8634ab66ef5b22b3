import Base
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
  ///
  /// - Throws: `Stopped` where `stop`, which is asked before every block, was given; nothing has changed. An update, one
  ///   pass over the parameters, is not ended early.
  public func run<Stopped>(
    _ operation: any Operation, on batch: Batch, parameters: inout Parameters, learningRate: Double,
    workspace: inout Workspace, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) {
    let mark = StopMark(stop)
    switch operation {
    case let operation as any SampleOperation:
      try store(operation, on: batch, parameters: parameters, workspace: &workspace, mark)
    case let operation as any SumOperation:
      guard let name = operation.output else { return }
      let shape = parameters.architecture.shape(of: name)
      let result = MatrixBuffer(rows: shape.rows, columns: shape.columns ?? 1)
      let sums = try sum(
        operation, count: result.rows * result.columns, on: batch, parameters: parameters,
        workspace: workspace, mark)
      result.base.update(from: sums[0], count: result.rows * result.columns)
      workspace.store(result, as: name)
    case let operation as MistakenLine:
      if mark.leavesOut() { try mark.end() }
      guard let name = operation.output,
        let value = operation.value(on: batch, parameters, learningRate: learningRate, workspace)
      else { return }
      workspace.store(value, as: name)
    case let operation as any WholeOperation:
      if mark.leavesOut() { try mark.end() }
      runWhole(operation, parameters: parameters, learningRate: learningRate, workspace: &workspace)
    case let operation as any UpdateOperation:
      let architecture = parameters.architecture
      for slot in operation.slots {
        parameters.state.put(workspace.vector(architecture) { $0.stateSlot == slot }, in: slot)
      }
      let gradients = workspace.vector(architecture) { $0.parameter != nil }
      gradients.withUnsafeBufferPointer {
        parameters.update(by: operation, gradients: $0, learningRate: learningRate)
      }
    default: preconditionFailure("an operation is of one of five kinds")
    }
  }

  /// Has an operation write the columns of its output, block by block, and puts it into `workspace` once it is whole.
  private func store<Stopped>(
    _ operation: any SampleOperation, on batch: Batch, parameters: Parameters, workspace: inout Workspace,
    _ mark: StopMark<Stopped>
  ) throws(Stopped) {
    guard let name = operation.output else { return }
    let rows = parameters.architecture.shape(of: name).rows
    var written = workspace
    written.store(MatrixBuffer(rows: rows, columns: batch.count), as: name)
    forEachBlock(of: batch, parameters: parameters, workspace: written, mark) { block, _ in
      operation.run(block)
    }
    try mark.end()
    workspace = written
  }

  /// The finished sum of `count` numbers, as chunk 0 of what is returned.
  private func sum<Stopped>(
    _ operation: any SumOperation, count: Int, on batch: Batch, parameters: Parameters,
    workspace: Workspace, _ mark: StopMark<Stopped>
  ) throws(Stopped) -> ChunkSums {
    let chunks = Batch.chunkCount(batch.count)
    let sums = ChunkSums(chunkCount: chunks, width: count)
    forEachBlock(of: batch, parameters: parameters, workspace: workspace, mark) { block, chunk in
      operation.add(block, to: sums[chunk])
    }
    try mark.end()
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
    for slot in StateSlot.all {
      guard let state = name.ofParameter?.state(slot), state == name || buffers[state] == nil
      else { continue }
      before[state] = parameters[state].map(MatrixBuffer.init(copying:))
    }
    let left = before
    parameters.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let matrices = FinishedMatrices(
        parameters: base, learningRate: learningRate, t: parameters.state.updates + 1
      ) { read in
        if read.isParameter { return architecture.parameterRange(of: read).map { base + $0.lowerBound } }
        return (left[read] ?? buffers[read]).map { UnsafePointer($0.base) }
      }
      operation.run(matrices, to: result.base)
    }
    withExtendedLifetime(left) {}
    workspace.store(result, as: name)
  }

  /// Calls `body` with every block of the batch over the workspace's memory, the blocks of a chunk in order; with none
  /// any more once one was left out.
  private func forEachBlock<Stopped>(
    of batch: Batch, parameters: Parameters, workspace: Workspace, _ mark: StopMark<Stopped>,
    _ body: @Sendable (_ block: Block, _ chunk: Int) -> Void
  ) {
    let slots = MatrixName.slotCount(depth: parameters.architecture.depth)
    var bases = [MatrixBuffer?](repeating: nil, count: slots)
    for (name, buffer) in workspace.buffers where name.hasSlot { bases[name.slot] = buffer }
    let buffers = bases
    parameters.values.withUnsafeBufferPointer { parameters in
      guard let parameters = parameters.baseAddress else { return }
      batch.withAddresses(parameters) { addresses in
        workers.forEach(Batch.chunkCount(batch.count)) { chunk, _ in
          Batch.forEachBlock(ofChunk: chunk, of: batch.count) { samples in
            if mark.leavesOut() { return }
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
  /// The matrices that `isWanted`, gradients or a slot of the optimizer's state, in the order of `Parameters.values`; zero
  /// where one was not computed.
  func vector(_ architecture: Architecture, of isWanted: (MatrixName) -> Bool) -> [Double] {
    var vector = [Double](repeating: 0, count: architecture.parameterCount)
    for (name, buffer) in buffers where isWanted(name) {
      guard let range = architecture.parameterRange(of: name) else { continue }
      vector.replaceSubrange(range, with: UnsafeBufferPointer(start: buffer.base, count: range.count))
    }
    return vector
  }
}
