import Rendering

extension FormulaCheck {
  /// The verdict, the largest difference, and what fits.
  func text(in display: Display) -> StyledText {
    func paragraph(_ text: StyledText) -> StyledText { text.paragraph(columns: display.columns) }
    switch verdict {
    case .exact: return StyledText("exact: ", .good) + "\(name)\(when), bit for bit\n"
    case .approximate:
      return StyledText("approximate: ", .good)
        + StyledText("\(name)\(when) to rounding; \(largestWords)\n").paragraph(columns: display.columns - 13)
    case .notFinite:
      return paragraph(StyledText("not finite: ", .caution) + (notFinite ?? "")) + paragraph(suspicion)
    case .wrong where shapes != nil: return paragraph(StyledText("wrong: ", .bad) + (shapes ?? ""))
    case .wrong:
      let some = "\(NumberText.count(differing)) of \(NumberText.count(count))"
      return paragraph(
        StyledText("wrong: ", .bad) + "\(some) elements of \(name)\(when) differ; \(largestWords)")
        + paragraph(reason) + paragraph(suspicion)
    }
  }

  private var largestWords: String {
    guard let largest else { return "" }
    return "largest difference \(NumberText.exponential(largest.difference)) at \(largest.element): yours is "
      + "\(NumberText.exact(largest.yours)), \(name)'s \(NumberText.exact(largest.gradbs))"
  }

  private var reason: StyledText {
    if let mistake { return StyledText("what fits: \(mistake)", .caution) }
    return StyledText(
      factor.map {
        "every element of yours is \(NumberText.significant($0, digits: 6)) times as large"
      } ?? "", .caution)
  }

  private var suspicion: StyledText {
    StyledText(mayBeWrong ? "One of the two is wrong: your line, or the planted bug's." : "", .faint)
  }
}
