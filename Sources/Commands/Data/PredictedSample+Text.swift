import Rendering

extension PredictedSample {
  /// The picture, and beside it the probability of every class.
  func text(in display: Display) -> StyledText {
    let picture = image?.text(in: display) ?? inputs?.text(in: display) ?? StyledText()
    let chart = chart(in: display)
    let side = StyledText.beside([picture, chart])
    let fits = (side.lines.map(\.width).max() ?? 0) <= display.columns
    let sentence = isLabelled ? prediction.sentence : prediction.guessWords
    return (fits ? side : picture + chart) + sentence.paragraph(columns: display.columns)
  }

  private func chart(in display: Display) -> StyledText {
    let bar = 20
    var chart = StyledText()
    let longest = classes.map(\.count).max() ?? 1
    for (label, share) in probabilities.enumerated() {
      let length = share.isFinite ? Int((min(1, max(0, share)) * Double(bar)).rounded()) : 0
      let isRight = isLabelled ? label == prediction.label : label == prediction.guess
      let style: Style = isRight ? .good : label == prediction.guess ? .bad : .plain
      let number = prediction.words(share)
      chart.append(classes[label], style)
      chart.append(String(repeating: " ", count: longest - classes[label].count + 1))
      chart.append(String(repeating: " ", count: max(0, 9 - number.count)) + number + "  ")
      chart.append(String(repeating: display.unicode ? "█" : "#", count: length), style)
      if isLabelled, label == prediction.label { chart.append(" label", .faint) }
      chart.append("\n")
    }
    return chart
  }
}
