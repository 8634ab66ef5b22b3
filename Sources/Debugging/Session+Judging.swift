import Datasets
import Matrices
import Networks

extension Session {
  /// The loss and the hits of the network, as it is, on one part of the data; nil where the part is empty.
  public func evaluate(_ part: SampleSelection.Part) -> Evaluation? {
    let rows = data.rows(of: part)
    guard !rows.isEmpty else { return nil }
    return evaluate(Batch(data: data, rows: rows))
  }

  /// The loss and the hits of the network, as it is, on a batch.
  public func evaluate(_ batch: Batch) -> Evaluation {
    program.evaluate(parameters, on: batch, threads: settings.threads)
  }

  /// The probabilities of the classes that the network, as it is, gives to selected samples: classes × samples.
  public func probabilities(_ selection: SampleSelection) -> Matrix {
    var other = self
    other.restartIteration(on: selection)
    other.run(to: program.range(of: .forward).upperBound)
    return other.workspace[architecture.outputs] ?? Matrix(rows: architecture.outputCount, columns: 0)
  }
}
