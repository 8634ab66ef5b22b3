import Datasets
import Debugging
import Matrices
import Rendering

/// Samples that the network takes for something else.
struct MistakesView {
  let session: Session
  let selection: SampleSelection
  let predictions: [Prediction]

  /// The most pictures at a time.
  static let most = 100

  /// How many there are.
  var heading: String {
    let wrong = predictions.count { !$0.isRight }
    let unknown = predictions.count { $0.guess == nil }
    let samples = selection.words.trimmingPrefix("all ")
    if wrong == 0 { return "none of \(samples) is wrong" }
    var text = "\(NumberText.count(wrong)) of \(samples) \(wrong == 1 ? "is" : "are") wrong"
    if unknown > 0 {
      text += "; \(NumberText.count(unknown)) have no prediction, because the probabilities are nan"
    }
    return text + (wrong > unknown + 1 ? "; the surest mistakes first" : "")
  }

  /// The pictures of the `count` mistakes of which the network is surest; equally sure ones stay in order.
  func grid(_ count: Int) -> PictureGrid {
    let wrong = predictions.filter { !$0.isRight }
      .sorted { ($0.guess == nil ? -1 : $0.probability) > ($1.guess == nil ? -1 : $1.probability) }
      .prefix(count)
    let rows = Array(session.data.rows(of: selection.part))
    return SampleView(samples: session.data.samples).grid(
      title: heading, wrong.map { (row: rows[$0.position], caption: caption($0)) })
  }

  private func caption(_ prediction: Prediction) -> [StyledText] {
    let name = selection.part == .dev ? "dev:\(prediction.position)" : "sample \(prediction.position)"
    let guess = prediction.guess.map { "predicted \($0), \(NumberText.shortPercent(prediction.probability))" }
    return [
      StyledText(name, .faint), StyledText(guess ?? "no prediction", .bad),
      StyledText("label \(prediction.label)")
        + StyledText(guess == nil ? "" : ", \(NumberText.shortPercent(prediction.labelProbability))", .faint),
    ]
  }
}
