import Debugging
import Matrices
import Networks
import Rendering

/// What the network makes of samples, beside their labels.
struct PredictionView {
  let session: Session

  /// Up to this many samples are listed one by one.
  private static let fewSamples = 20

  /// What to say of probabilities, classes × samples of the workspace's batch.
  func remarks(_ probabilities: Matrix) -> [StyledText] {
    let labels = session.workspaceBatch?.batch.labels ?? []
    guard labels.count == probabilities.columns else { return [] }
    let guesses = (0..<probabilities.columns).map {
      session.architecture.output.decision(probabilities, column: $0)
    }
    if labels.count == 1 { return [Self.sentence(guesses[0], probabilities, sample: 0, label: labels[0])] }
    let hits = zip(guesses, labels).count { $0 == $1 }
    var lines = [
      StyledText(
        "\(NumberText.percent(Double(hits) / Double(labels.count))) right "
          + "(\(NumberText.count(hits)) of \(NumberText.count(labels.count)))")
    ]
    guard labels.count <= Self.fewSamples else { return lines }
    var row = StyledText("predicted ")
    for (guess, label) in zip(guesses, labels) {
      row.append(" \(guess.map(String.init) ?? "-")", guess == label ? .good : .bad)
    }
    lines.append(row)
    lines.append(StyledText("label      " + labels.map(String.init).joined(separator: " ")))
    return lines
  }

  /// `predicted 3 with 41.20 %, and the label is 3: right`.
  static func sentence(_ guess: Int?, _ probabilities: Matrix, sample: Int, label: Int) -> StyledText {
    guard let guess else {
      return StyledText("no prediction: the probabilities are nan; ", .bad)
        + StyledText("the label is \(label)")
    }
    let share = NumberText.percent(probabilities[guess, sample])
    if guess == label {
      return StyledText("predicted \(guess) with \(share), and the label is \(label): ")
        + StyledText("right", .good)
    }
    return StyledText("predicted \(guess) with \(share), but the label is \(label), which got ")
      + StyledText("\(NumberText.percent(probabilities[label, sample])): ") + StyledText("wrong", .bad)
  }
}
