import Debugging
import Rendering

/// What the network makes of several samples, and pictures of the first of them.
struct PredictedSamples: Finding {
  static let kind = "predictions"

  /// Those whose pictures are shown.
  let predictions: [Prediction]
  /// How many are taken for what they are.
  let hits: Int
  /// All of them.
  let count: Int
  private let shown: any Finding

  private enum CodingKeys: CodingKey { case predictions, hits, count }

  init(_ predictions: [Prediction], _ shown: any Finding) {
    self.predictions = Array(predictions.prefix(SampleView.most))
    hits = predictions.count(where: \.isRight)
    count = predictions.count
    self.shown = shown
  }

  var picture: (any Picture)? { shown.picture }

  func text(in display: Display) -> StyledText {
    shown.text(in: display) + NumberText.hits(hits, of: count) + "\n"
  }

  /// What stands below a picture, without a label where nobody knows it.
  static func caption(_ name: String, _ prediction: Prediction, isLabelled: Bool = true) -> [StyledText] {
    let words = prediction.guessName.map { "predicted \($0)" } ?? "no prediction"
    guard isLabelled else { return [StyledText(name, .faint), StyledText(words, .heading)] }
    return [
      StyledText(name, .faint),
      StyledText("\(words), label \(prediction.labelName)", prediction.isRight ? .good : .bad),
    ]
  }
}
