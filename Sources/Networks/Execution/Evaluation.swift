import Base
import Matrices

/// How good a network is on some samples.
public struct Evaluation: Sendable, Equatable {
  /// The loss, L: the mean cross-entropy, with the penalty in it where there is one.
  public let loss: Double
  /// What L2 regularisation has added to the loss; 0 without.
  public let penalty: Double
  /// The samples whose most probable class is their label; none of those whose probabilities are NaN.
  public let hits: Int
  /// The samples.
  public let count: Int

  /// The mean cross-entropy.
  public var crossEntropy: Double { loss - penalty }

  /// The share of samples whose most probable class is their label, 0…1.
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
    let output = MatrixName(.activation, layer: architecture.depth)
    let classes = architecture.neurons(architecture.depth)
    @Sendable func isHit(_ probabilities: UnsafeBufferPointer<Double>, _ sample: Int, _ label: Int) -> Bool {
      Matrix.mostProbable(probabilities[sample * classes..<(sample + 1) * classes]) == label
    }
    if needsWholeBatch(through: .forward) {
      let run = WholeBatchRun(self, through: .forward, threads: threads)
      let workspace = try run.workspace(on: batch, parameters, learningRate: 0, stop: stop)
      let hits = (workspace[output]?.elements ?? []).withUnsafeBufferPointer { probabilities in
        batch.labels.enumerated().count { isHit(probabilities, $0, $1) }
      }
      return Evaluation(
        loss: workspace.loss ?? .nan, penalty: penalty(parameters), hits: hits, count: batch.count)
    }
    let run = BlockRun(self, through: .forward, workers: Workers(threads))
    let hits = HitCounts()
    run.load(parameters.values)
    let total = try run.run(on: batch, stop: stop) { block, chunk in
      let probabilities = UnsafeBufferPointer(start: block.columns(output), count: block.count * classes)
      for sample in 0..<block.count where isHit(probabilities, sample, block.label(sample)) {
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
    guard let penalty = operations.lazy.compactMap({ $0 as? Penalty }).first else { return 0 }
    return parameters.values.withUnsafeBufferPointer { $0.baseAddress.map(penalty.value) ?? 0 }
  }
}

/// A count for each chunk; a chunk is counted by one worker at a time.
private final class HitCounts: @unchecked Sendable {
  let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: Batch.maximumChunkCount)
  init() { counts.initialize(repeating: 0) }
  deinit { counts.deallocate() }
}
