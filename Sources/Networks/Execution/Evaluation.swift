import Base
import Matrices

/// How good a network is on some samples.
public struct Evaluation: Sendable, Equatable {
  /// The loss, L, with the penalty in it where there is one.
  public let loss: Double
  /// What L2 regularisation has added to the loss; 0 without.
  public let penalty: Double
  /// The samples that are taken for what they are, none of those whose outputs are NaN; nil where targets are numbers.
  public let hits: Int?
  /// How well the outputs fit the targets where those are numbers; nil where they are labels.
  public let fit: Fit?
  /// The samples.
  public let count: Int

  /// The loss without the penalty: what the samples cost, on average.
  public var dataLoss: Double { loss - penalty }

  /// The share of samples that are taken for what they are, 0…1; nil where targets are numbers.
  public var accuracy: Double? { hits.map { Double($0) / Double(max(1, count)) } }

  /// How well outputs fit targets that are numbers.
  public struct Fit: Sendable, Equatable {
    /// The mean of the squares of what the outputs are off by.
    public let meanSquaredError: Double
    /// The mean of the squares of what the targets are off from their mean.
    public let variance: Double

    /// R², the share of the variance that the network explains: 1 where every output is its target, 0 where it is as good as
    /// their mean; nil where all targets are alike.
    public var determination: Double? { variance > 0 ? 1 - meanSquaredError / variance : nil }
  }

  /// From the sum over the samples of 1 for a hit or, where targets are numbers, of the squares of the errors.
  fileprivate init(loss: Double, penalty: Double, score: Double, of batch: Batch) {
    let isOfNumbers = batch.data.classes == nil
    (self.loss, self.penalty, count) = (loss, penalty, batch.count)
    hits = isOfNumbers ? nil : Int(score)
    fit =
      isOfNumbers
      ? Fit(meanSquaredError: score / Double(batch.count), variance: batch.variance) : nil
  }
}

extension Batch {
  /// The mean of the squares of what the targets are off from their mean.
  public var variance: Double {
    let y = y
    let mean = y.reduce(0, +) / Double(count)
    return y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
  }
}

extension Program {
  /// Runs the forward operations on `batch`, block by block where they can, and counts what the network gets right.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func evaluate<Stopped>(
    _ parameters: Parameters, on batch: Batch, threads: Int? = nil,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Evaluation {
    let (targets, outputs, rows) = (architecture.targets, architecture.outputs, architecture.outputCount)
    let isOfNumbers = batch.data.classes == nil
    @Sendable func score(_ columns: UnsafeBufferPointer<Double>, _ sample: Int, _ y: Double) -> Double {
      let column = columns[sample * rows..<(sample + 1) * rows]
      if isOfNumbers { return (columns[sample * rows] - y) * (columns[sample * rows] - y) }
      return targets.decide(column, targets.low).map(Double.init) == y ? 1 : 0
    }
    if needsWholeBatch(through: .forward) {
      let run = WholeBatchRun(self, through: .forward, threads: threads)
      let workspace = try run.workspace(on: batch, parameters, learningRate: 0, stop: stop)
      let total = (workspace[outputs]?.elements ?? []).withUnsafeBufferPointer { columns in
        batch.y.enumerated().reduce(0) { $0 + score(columns, $1.offset, $1.element) }
      }
      return Evaluation(
        loss: workspace.loss ?? .nan, penalty: penalty(parameters), score: total, of: batch)
    }
    let run = BlockRun(self, through: .forward, workers: Workers(threads))
    let scores = Scores()
    run.load(parameters.values)
    let total = try run.run(on: batch, stop: stop) { block, chunk in
      let columns = UnsafeBufferPointer(start: block.columns(outputs), count: block.count * rows)
      for sample in 0..<block.count { scores.sums[chunk] += score(columns, sample, block.judged(sample)) }
    }
    return Evaluation(
      loss: total[0], penalty: penalty(parameters), score: scores.sums.reduce(0, +), of: batch)
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

/// A sum for each chunk; a chunk is summed by one worker at a time.
private final class Scores: @unchecked Sendable {
  let sums = UnsafeMutableBufferPointer<Double>.allocate(capacity: Batch.maximumChunkCount)
  init() { sums.initialize(repeating: 0) }
  deinit { sums.deallocate() }
}
