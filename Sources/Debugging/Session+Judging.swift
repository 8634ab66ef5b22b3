import Base
import Datasets
import Matrices
import Networks

extension Session {
  /// The loss and the hits of the network, as it is, on one part of the data; nil where the part is empty.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func evaluate<Stopped>(
    _ part: SampleSelection.Part, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Evaluation? {
    let rows = data.rows(of: part)
    guard !rows.isEmpty else { return nil }
    return try evaluate(Batch(data: data, rows: rows), stop: stop)
  }

  /// The loss and the hits of the network, as it is, on a batch.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func evaluate<Stopped>(
    _ batch: Batch, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Evaluation {
    try program.evaluate(parameters, on: batch, threads: settings.threads, stop: stop)
  }

  /// What the network, as it is, makes of selected samples, A of its last layer: outputs × samples.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func outputs<Stopped>(
    _ selection: SampleSelection, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> Matrix {
    var other = self
    other.restartIteration(on: selection)
    try other.run(to: program.range(of: .forward).upperBound, stop: stop)
    return other.workspace[architecture.outputs] ?? Matrix(rows: architecture.outputCount, columns: 0)
  }
}
