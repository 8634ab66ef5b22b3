import Rendering

extension TrainingEnd {
  /// What there is to say of it: nothing where all went well.
  func text(in display: Display) -> StyledText {
    var text = standstill?.text(in: display) ?? StyledText()
    switch reason {
    case .reached, .stopped: break
    case .notFinite(let bad, let advice):
      text.append(
        StyledText(
          "the loss was no finite number in iteration \(bad), so training stopped there: \(advice)", .bad
        ).paragraph(columns: display.columns))
    case .interrupted(let isAnyDone):
      text.append(
        isAnyDone
          ? "stopped after iteration \(iteration), with everything in place; continue goes on\n"
          : "stopped before iteration \(iteration) was done; nothing of it has happened, and continue runs it\n",
        .caution)
    }
    return text
  }
}

extension StandstillReport {
  /// `the loss is no better than a guess among ten (2.303): …`.
  fileprivate func text(in display: Display) -> StyledText {
    let words = isWorse ? "worse" : "no better"
    return StyledText(
      "the loss is \(words) than \(guessWords) (\(NumberText.scalar(guess))): \(reason)", .caution
    ).paragraph(columns: display.columns)
  }
}
