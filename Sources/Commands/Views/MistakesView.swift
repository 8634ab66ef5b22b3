import Datasets
import Debugging
import Matrices
import Pictures

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
    let view = SampleView(data: session.data, display: Display())
    let rows = Array(session.data.rows(of: selection.part))
    let images = wrong.compactMap { view.image(row: rows[$0.position]) }.croppedAlike
    return PictureGrid(
      title: heading, kind: .gray, zip(wrong, images).map { .init($1, caption: caption($0)) })
  }

  private func caption(_ prediction: Prediction) -> [StyledText] {
    let name = selection.part == .dev ? "dev:\(prediction.position)" : "sample \(prediction.position)"
    let guess = prediction.guess.map { "predicted \($0), \(Self.percent(prediction.probability))" }
    return [
      StyledText(name, .faint), StyledText(guess ?? "no prediction", .bad),
      StyledText("label \(prediction.label)")
        + StyledText(guess == nil ? "" : ", \(Self.percent(prediction.labelProbability))", .faint),
    ]
  }

  /// Few characters, for a caption: `97.3 %`.
  private static func percent(_ share: Double) -> String {
    NumberText.significant((share * 1000).rounded() / 10, digits: 4) + " %"
  }
}
