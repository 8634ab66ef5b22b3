import Debugging
import Rendering

extension Prediction {
  /// What a class got: `41.20 %`, or the number where outputs are no shares of 1.
  func words(_ output: Double) -> String {
    areShares ? NumberText.percent(output) : NumberText.scalar(output)
  }

  /// The same in a few characters: `41 %`.
  func shortWords(_ output: Double) -> String {
    areShares ? NumberText.shortPercent(output) : NumberText.scalar(output)
  }

  /// The same of a sample whose label nobody knows.
  var guessWords: StyledText {
    guessName.map { StyledText("predicted ") + StyledText($0, .heading) + " with \(words(probability))" }
      ?? StyledText("no prediction: the probabilities are nan", .bad)
  }

  /// `predicted 3 with 41.20 %, and the label is 3: right`.
  var sentence: StyledText {
    guard let guess = guessName else {
      return StyledText("no prediction: the probabilities are nan; ", .bad)
        + StyledText("the label is \(labelName)")
    }
    let share = words(probability)
    if isRight {
      return StyledText("predicted \(guess) with \(share), and the label is \(labelName): ")
        + StyledText("right", .good)
    }
    return StyledText("predicted \(guess) with \(share), but the label is \(labelName), which got ")
      + StyledText("\(words(labelProbability)): ") + StyledText("wrong", .bad)
  }
}
