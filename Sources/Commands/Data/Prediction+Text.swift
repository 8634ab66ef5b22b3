import Debugging
import Rendering

extension Prediction {
  /// `predicted 3 with 41.20 %, and the label is 3: right`.
  var sentence: StyledText {
    guard let guess else {
      return StyledText("no prediction: the probabilities are nan; ", .bad)
        + StyledText("the label is \(label)")
    }
    let share = NumberText.percent(probability)
    if isRight {
      return StyledText("predicted \(guess) with \(share), and the label is \(label): ")
        + StyledText("right", .good)
    }
    return StyledText("predicted \(guess) with \(share), but the label is \(label), which got ")
      + StyledText("\(NumberText.percent(labelProbability)): ") + StyledText("wrong", .bad)
  }
}
