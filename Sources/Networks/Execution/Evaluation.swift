import Base
import Matrices

/// How good a network is on some samples.
public struct Evaluation: Sendable, Equatable {
  /// The loss, L, with the penalty in it where there is one.
  public let loss: Double
  /// What L2 regularisation has added to the loss; 0 without.
  public let penalty: Double
  /// The samples that are taken for what they are; none of those whose outputs are NaN.
  public let hits: Int
  /// The samples.
  public let count: Int

  /// The loss without the penalty: what the samples cost, on average.
  public var dataLoss: Double { loss - penalty }

  /// The share of samples that are taken for what they are, 0…1.
  public var accuracy: Double { Double(hits) / Double(max(1, count)) }
}

extension Program {
  /// Runs the forward operations on `batch`, block by block where they can, and counts what the network gets right.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func evaluate<Stopped>(
    _ parameters: Parameters, on batch: Batch, threads: Int? = nil,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Evaluation {
    let (output, outputs, rows) = (architecture.output, architecture.outputs, architecture.outputCount)
    @Sendable func isHit(_ columns: UnsafeBufferPointer<Double>, _ sample: Int, _ label: Int) -> Bool {
      output.decide(columns[sample * rows..<(sample + 1) * rows]) == label
    }
    if needsWholeBatch(through: .forward) {
      let run = WholeBatchRun(self, through: .forward, threads: threads)
      let workspace = try run.workspace(on: batch, parameters, learningRate: 0, stop: stop)
      let hits = (workspace[outputs]?.elements ?? []).withUnsafeBufferPointer { columns in
        batch.labels.enumerated().count { isHit(columns, $0, $1) }
      }
      return Evaluation(
        loss: workspace.loss ?? .nan, penalty: penalty(parameters), hits: hits, count: batch.count)
    }
    let run = BlockRun(self, through: .forward, workers: Workers(threads))
    let hits = HitCounts()
    run.load(parameters.values)
    let total = try run.run(on: batch, stop: stop) { block, chunk in
      let columns = UnsafeBufferPointer(start: block.columns(outputs), count: block.count * rows)
      for sample in 0..<block.count where isHit(columns, sample, block.label(sample)) {
        hits.counts[chunk] += 1
      }
    }
    return Evaluation(
      loss: total[0], penalty: penalty(parameters), hits: hits.counts.reduce(0, +), count: batch.count)
  }
}

extension Program {
  /// What L2 regularisation adds to the loss of a network with these parameters; 0 without. O(parameters).
  func penalty(_ parameters: Parameters) -> Double {
    guard let operation = operations.first(where: { $0.output?.kind == .penalty }) as? any WholeOperation
    else { return 0 }
    var penalty = 0.0
    parameters.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return }
      operation.run(FinishedMatrices(parameters: base, learningRate: 0, t: 1) { _ in nil }, to: &penalty)
    }
    return penalty
  }
}

/// A count for each chunk; a chunk is counted by one worker at a time.
private final class HitCounts: @unchecked Sendable {
  let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: Batch.maximumChunkCount)
  init() { counts.initialize(repeating: 0) }
  deinit { counts.deallocate() }
}
