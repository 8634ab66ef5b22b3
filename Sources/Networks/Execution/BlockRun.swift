import Base

/// Runs operations of a program over a batch block by block, keeping the sums and no other matrix.
///
/// All operations run on one block, while it is in the processor's cache, before the next block begins. The memory
/// that this takes is made once and used by every call. Not for use from two threads at once.
final class BlockRun {
  private enum Work: Sendable {
    case sample(any SampleOperation)
    case sum(any SumOperation, Range<Int>)
  }

  private let work: [Work]
  private let workers: Workers
  private let memories: [BlockMemory]
  private let sums: ChunkSums
  private let hasGradients: Bool
  /// The batch of the last call, and its sorted pixels if it was also that of the call before.
  private var lastBatch: Batch?
  private var sortedBlocks: SortedBlocks?
  /// The parameters that the next call uses, in the order of `Parameters.values`.
  let parameters: UnsafeMutableBufferPointer<Double>

  /// A run of a program's operations up to the end of `last`, which is `.forward` or `.backward`; they must not need the
  /// whole batch.
  init(_ program: Program, through last: Stage, workers: Workers) {
    let architecture = program.architecture
    // With gradients: a vector of all parameters with the loss behind them. Without: the loss alone.
    let lossPlace = last == .forward ? 0 : architecture.parameterCount
    work = program.operations[..<program.range(of: last).upperBound].compactMap { operation in
      switch operation {
      case let operation as any SampleOperation: return .sample(operation)
      case let operation as any SumOperation:
        guard let output = operation.output else { return nil }
        return .sum(operation, architecture.parameterRange(of: output) ?? lossPlace..<lossPlace + 1)
      // Of what reads no sample, nobody asks for anything by itself: the loss holds the penalty.
      default: return nil
      }
    }
    hasGradients = last != .forward
    self.workers = workers
    // A chunk is one worker's, so no more workers have work.
    memories = (0..<min(workers.count, Batch.maximumChunkCount)).map { _ in BlockMemory(for: architecture) }
    sums = ChunkSums(chunkCount: Batch.maximumChunkCount, width: lossPlace + 1)
    parameters = UnsafeMutableBufferPointer(
      start: AlignedMemory.zeros(architecture.parameterCount), count: architecture.parameterCount)
  }

  deinit { parameters.baseAddress.map(AlignedMemory.deallocate) }

  /// Sets the parameters that the next call uses.
  func load(_ values: [Double]) { _ = parameters.update(fromContentsOf: values) }

  /// Runs the operations on `batch` and returns their finished sums, the loss last, valid until the next call.
  ///
  /// `look` sees every block when the operations have run on it; the blocks of a chunk come in order.
  ///
  /// - Throws: `Stopped` where `stop`, which is asked before every operation of every block, was given.
  func run<Stopped>(
    on batch: Batch, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    look: @Sendable (_ block: Block, _ chunk: Int) -> Void = { _, _ in }
  ) throws(Stopped) -> UnsafeMutableBufferPointer<Double> {
    let mark = StopMark(stop)
    let chunks = Batch.chunkCount(batch.count)
    sortPixels(of: batch)
    let (work, sums) = (work, sums)
    guard let parameters = parameters.baseAddress else { preconditionFailure("a network has parameters") }
    batch.withAddresses(parameters) { addresses in
      forEachBlock(addresses, clearing: sums, mark) { block, chunk in
        for item in work {
          if mark.leavesOut() { return }
          switch item {
          case .sample(let operation): operation.run(block)
          case .sum(let operation, let range): operation.add(block, to: sums[chunk] + range.lowerBound)
          }
        }
        look(block, chunk)
      }
    }
    try mark.end()
    let total = sums.total(chunks, workers)
    for case .sum(let operation, let range) in work {
      let sum = UnsafeMutableBufferPointer(rebasing: total[range])
      operation.finish(sum, sampleCount: batch.count, parameters: parameters)
    }
    return total
  }

  /// Calls `body` with every block of the batch, the blocks of a chunk in order, each chunk's sums at zero; with none any
  /// more once one was left out.
  private func forEachBlock<Stopped>(
    _ addresses: BatchAddresses, clearing sums: ChunkSums, _ mark: StopMark<Stopped>,
    _ body: @Sendable (_ block: Block, _ chunk: Int) -> Void
  ) {
    let (memories, sortedBlocks) = (memories, sortedBlocks)
    workers.forEach(Batch.chunkCount(addresses.count)) { chunk, worker in
      if mark.leavesOut() { return }
      sums.clear(chunk)
      Batch.forEachBlock(ofChunk: chunk, of: addresses.count) { samples in
        if mark.leavesOut() { return }
        var block = addresses.block(samples, firstColumns: memories[worker].firstColumns)
        if let sortedBlocks, case .pixels(var pixels) = block.inputs {
          pixels.sorted = sortedBlocks.lists(of: pixels, block, chunk: chunk)
          block.inputs = .pixels(pixels)
        }
        body(block, chunk)
      }
    }
  }

  /// Has the pixels of `batch` sorted when it comes for the second time in turn; mini-batches never do.
  private func sortPixels(of batch: Batch) {
    guard hasGradients, batch.data.pixels.leavesOutZeros else { return sortedBlocks = nil }
    if let sortedBlocks, sortedBlocks.serve(batch) { return }
    sortedBlocks = lastBatch.map(SortedBlocks.init).flatMap { $0.serve(batch) ? $0 : nil }
    lastBatch = batch
  }
}
