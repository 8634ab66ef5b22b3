import Datasets
import Matrices
import Networks

/// The samples of an iteration, and why it is these.
public struct IterationBatch: Sendable {
  /// What chose the samples.
  public enum Origin: Sendable, Equatable {
    /// Every training sample, in order.
    case all
    /// A person, with `forward`.
    case selection(SampleSelection)
    /// The schedule: mini-batch `number` (from 0) of `count` in epoch `epoch` (from 0).
    case miniBatch(epoch: Int, number: Int, count: Int)

    /// The part of the data that they are of.
    public var part: SampleSelection.Part {
      if case .selection(let selection) = self { selection.part } else { .train }
    }
  }

  /// What chose the samples.
  public let origin: Origin
  /// The samples.
  public let batch: Batch

  /// The samples that a person selected.
  init(_ selection: SampleSelection, of data: DataSet) {
    origin = .selection(selection)
    batch = Batch(data: data, rows: data.rows(selection))
  }

  /// Every training sample of `data`.
  package init(all data: DataSet) {
    origin = .all
    batch = Batch(data: data, rows: data.rows(of: .train))
  }

  /// The same samples, their bytes made into numbers as they should be, whatever bug is planted.
  package init(unspoiled other: IterationBatch) {
    origin = other.origin
    batch = Batch(data: other.batch.data.prepared(Preparation()), rows: other.batch.rows)
  }

  /// The same samples, each with a number as its target.
  package func asked(for numbers: [Double]) -> IterationBatch {
    let (data, samples) = (batch.data, batch.data.samples)
    return IterationBatch(
      all: DataSet(
        name: data.name, samples: Samples(samples.form, samples.inputs, .numbers(numbers)), split: data.split)
    )
  }

  /// The first `count` training samples (1 ... all of them).
  init(first count: Int, of data: DataSet) {
    self.init(SampleSelection(part: .train, range: 0..<count, partCount: data.trainCount), of: data)
  }

  /// The iterations of an epoch.
  static func count(size: Settings.BatchSize, trainCount: Int) -> Int {
    guard case .samples(let size) = size, size < trainCount else { return 1 }
    return (trainCount + size - 1) / size
  }

  /// The samples that the batch setting gives to an iteration; a rule that knows only the first four arguments.
  ///
  /// `order` keeps the order of an epoch from one of its iterations to the next.
  init(
    iteration: Int, size: Settings.BatchSize, seed: UInt64, data: DataSet, order: inout EpochOrder?
  ) {
    let rows = data.rows(of: .train)
    guard case .samples(let size) = size, size < rows.count else {
      origin = .all
      batch = Batch(data: data, rows: rows)
      return
    }
    let count = Self.count(size: .samples(size), trainCount: rows.count)
    let (epoch, number) = iteration.quotientAndRemainder(dividingBy: count)
    if order?.isOf(epoch: epoch, seed: seed, count: rows.count) != true {
      order = EpochOrder(epoch: epoch, seed: seed, count: rows.count)
    }
    let places = (order?.places ?? [])[(number * size)..<min((number + 1) * size, rows.count)]
    origin = .miniBatch(epoch: epoch, number: number, count: count)
    batch = Batch(data: data, rows: places.map { rows[rows.startIndex + Int($0)] })
  }
}
