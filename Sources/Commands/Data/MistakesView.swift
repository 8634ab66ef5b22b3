import Datasets
import Debugging
import Matrices
import Rendering

/// Samples that the network takes for something else, or whose numbers it is furthest off.
struct MistakesView {
  let session: Session
  let selection: SampleSelection
  private let predictions: [Prediction]
  private let estimates: [Estimate]

  init(session: Session, selection: SampleSelection, answers: [Answer]) {
    (self.session, self.selection) = (session, selection)
    (predictions, estimates) = (answers.compactMap(\.prediction), answers.compactMap(\.estimate))
  }

  /// The most pictures at a time.
  static let most = 100

  /// How many there are.
  var heading: String {
    let wrong = predictions.count { !$0.isRight }
    let unknown = predictions.count { $0.guess == nil }
    let samples = selection.words.trimmingPrefix("all ")
    if !estimates.isEmpty { return "the outputs for \(samples) that are furthest off their targets" }
    if wrong == 0 { return "none of \(samples) is wrong" }
    var text = "\(NumberText.count(wrong)) of \(samples) \(wrong == 1 ? "is" : "are") wrong"
    if unknown > 0 {
      text += "; \(NumberText.count(unknown)) have no prediction, because the probabilities are nan"
    }
    return text + (wrong > unknown + 1 ? "; the surest mistakes first" : "")
  }

  /// The `count` mistakes of which the network is surest, or of the numbers those that are furthest off; equal ones stay in
  /// order. Nil where there is none.
  func shown(_ count: Int) -> (any Finding)? {
    let rows = Array(session.data.rows(of: selection.part))
    let far = estimates.sorted { abs($0.error) > abs($1.error) }.prefix(count)
    let items =
      estimates.isEmpty
      ? surest(count).map { (row: rows[$0.position], caption: caption($0)) }
      : far.map { (row: rows[$0.position], caption: $0.caption(name($0.position))) }
    return items.isEmpty
      ? nil : SampleView(samples: session.data.samples).shown(title: heading, items)
  }

  private func surest(_ count: Int) -> [Prediction] {
    let wrong = predictions.filter { !$0.isRight }
      .sorted { ($0.guess == nil ? -1 : $0.probability) > ($1.guess == nil ? -1 : $1.probability) }
      .prefix(count)
    return Array(wrong)
  }

  private func name(_ position: Int) -> String {
    selection.part == .train ? "sample \(position)" : "\(selection.part.rawValue):\(position)"
  }

  private func caption(_ prediction: Prediction) -> [StyledText] {
    let guess = prediction.guessName.map {
      "predicted \($0), \(prediction.shortWords(prediction.probability))"
    }
    return [
      StyledText(name(prediction.position), .faint), StyledText(guess ?? "no prediction", .bad),
      StyledText("label \(prediction.labelName)")
        + StyledText(guess == nil ? "" : ", \(prediction.shortWords(prediction.labelProbability))", .faint),
    ]
  }
}
