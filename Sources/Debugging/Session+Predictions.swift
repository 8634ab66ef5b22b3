import Base
import Datasets
import Matrices
import Networks

/// What a network makes of one sample.
public struct Prediction: Sendable, Equatable, Encodable {
  /// The sample's position in its part of the data.
  public let position: Int
  /// The class that it is of.
  public let label: Int
  /// The class with the largest probability; nil where one is NaN.
  public let guess: Int?
  /// The probability of that class, 0…1; NaN where there is none.
  public let probability: Double
  /// The probability of the label, 0…1.
  public let labelProbability: Double

  /// Whether it is taken for what it is.
  public var isRight: Bool { guess == label }
}

extension Session {
  /// What the network, as it is, makes of selected samples, in their order.
  ///
  /// Runs the forward operations on a few thousand samples at a time, so that the memory it takes has a limit. `progress`
  /// hears the share that is done, 0…1.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func predictions<Stopped>(
    _ selection: SampleSelection, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> [Prediction] {
    let size = 4096
    var predictions: [Prediction] = []
    predictions.reserveCapacity(selection.range.count)
    let rows = Array(data.rows(selection))
    for start in stride(from: 0, to: rows.count, by: size) {
      progress(Double(start) / Double(rows.count))
      let end = min(start + size, rows.count)
      let first = selection.range.lowerBound
      let part = SampleSelection(
        part: selection.part, range: first + start..<first + end, partCount: selection.partCount)
      let probabilities = try probabilities(part, stop: stop)
      for place in 0..<end - start {
        let label = Int(data.labels[Int(rows[start + place])])
        predictions.append(
          prediction(probabilities, column: place, position: first + start + place, label: label))
      }
    }
    return predictions
  }

  /// What the probabilities of the classes, classes × samples, say of the sample in a column, whose position in its part of
  /// the data and whose label these are.
  public func prediction(
    _ probabilities: Matrix, column: Int, position: Int, label: Int
  ) -> Prediction {
    let guess = architecture.output.decision(probabilities, column: column)
    return Prediction(
      position: position, label: label, guess: guess,
      probability: guess.map { probabilities[$0, column] } ?? .nan,
      labelProbability: probabilities[label, column])
  }
}
