import Base
import Datasets
import Matrices
import Networks

/// What a network that tells classes apart makes of one sample.
public struct Prediction: Sendable, Equatable, Encodable {
  /// The sample's position in its part of the data.
  public let position: Int
  /// The class that it is of.
  public let label: Int
  /// What that class is called.
  public let labelName: String
  /// The class that it is taken for; nil where an output is NaN.
  public let guess: Int?
  /// What that class is called.
  public let guessName: String?
  /// The probability of that class, 0…1, or another output for it; NaN where there is none.
  public let probability: Double
  /// The probability of the label, 0…1, or another output for it.
  public let labelProbability: Double
  /// Whether these are shares of 1; an output such as tanh gives other numbers.
  public let areShares: Bool

  /// Whether it is taken for what it is.
  public var isRight: Bool { guess == label }
}

/// What a network whose target is a number makes of one sample.
public struct Estimate: Sendable, Equatable, Encodable {
  /// The sample's position in its part of the data.
  public let position: Int
  /// The number that it should be.
  public let target: Double
  /// The number that the network gives.
  public let output: Double

  /// What the output is off by.
  public var error: Double { output - target }
}

/// What a network makes of one sample.
public enum Answer: Sendable, Equatable {
  /// One of the classes.
  case prediction(Prediction)
  /// A number.
  case estimate(Estimate)

  /// The class that the sample is taken for; nil where the targets are numbers.
  public var prediction: Prediction? {
    if case .prediction(let prediction) = self { prediction } else { nil }
  }
  /// The number that it is taken for; nil where the targets are labels.
  public var estimate: Estimate? { if case .estimate(let estimate) = self { estimate } else { nil } }
}

extension Session {
  /// What the network, as it is, makes of selected samples, in their order.
  ///
  /// Runs the forward operations on a few thousand samples at a time, so that the memory it takes has a limit. `progress`
  /// hears the share that is done, 0…1.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func answers<Stopped>(
    _ selection: SampleSelection, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> [Answer] {
    let size = 4096
    var answers: [Answer] = []
    answers.reserveCapacity(selection.range.count)
    let rows = Array(data.rows(selection))
    for start in stride(from: 0, to: rows.count, by: size) {
      progress(Double(start) / Double(rows.count))
      let end = min(start + size, rows.count)
      let first = selection.range.lowerBound
      let part = SampleSelection(
        part: selection.part, range: first + start..<first + end, partCount: selection.partCount)
      let outputs = try outputs(part, stop: stop)
      for place in 0..<end - start {
        answers.append(
          answer(outputs, column: place, position: first + start + place, row: rows[start + place]))
      }
    }
    return answers
  }

  /// The same where the targets are labels; none where they are numbers.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  public func predictions<Stopped>(
    _ selection: SampleSelection, stop: StopSignal<Stopped> = StopSignal<Never>.never,
    progress: (Double) -> Void = { _ in }
  ) throws(Stopped) -> [Prediction] {
    try answers(selection, stop: stop, progress: progress).compactMap(\.prediction)
  }

  /// The share that each class has of the sample in a column of the outputs; none where the target is a number.
  public func shares(_ outputs: Matrix, column: Int) -> [Double] {
    (0..<(data.classes?.count ?? 0)).map { architecture.targets.share(of: $0, outputs, column: column) }
  }

  /// What the outputs, outputs × samples, say of the sample in a column, whose position in its part of the data and whose
  /// place in all samples these are.
  public func answer(_ outputs: Matrix, column: Int, position: Int, row: Int32) -> Answer {
    let targets = architecture.targets
    guard case .labels(let labels, let classes) = data.targets else {
      return .estimate(
        Estimate(position: position, target: data.targets.value(Int(row)), output: outputs[0, column]))
    }
    let label = Int(labels[Int(row)])
    let guess = targets.decision(outputs, column: column)
    return .prediction(
      Prediction(
        position: position, label: label, labelName: classes.names[label], guess: guess,
        guessName: guess.map { classes.names[$0] },
        probability: guess.map { targets.share(of: $0, outputs, column: column) } ?? .nan,
        labelProbability: targets.share(of: label, outputs, column: column),
        areShares: architecture.output.words.areShares))
  }
}
