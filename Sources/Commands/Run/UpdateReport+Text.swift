import Rendering

extension UpdateReport {
  private static let indent = 4

  /// The line, the loss before and after, and the largest move.
  func text(in display: Display) -> StyledText {
    var text = StyledText("\(line.number)  ", .faint) + line.text
    text.append("   (alpha \(NumberText.scalar(alpha)))\n", .faint)
    func append(_ line: StyledText) {
      text.append(line.paragraph(columns: display.columns, indent: Self.indent))
    }
    if let meaning { append(StyledText(meaning, .faint)) }
    append(
      losses.map { $0.text(batch) }
        ?? StyledText("Ctrl-C came before the loss behind the update was known", .caution))
    if meaning != nil { append(StyledText(moveWords)) }
    if trainedOnDev {
      append(
        StyledText(
          "that trained on dev, which can judge less now: it is there for samples nobody has learned from",
          .caution))
    }
    text.append("    iteration \(iteration) is done\n", .faint)
    return text
  }

  private var moveWords: String {
    guard let move = largestMove else { return "no parameter changed" }
    return
      "\(NumberText.count(changed)) of \(NumberText.count(parameterCount)) parameters changed; most of all "
      + "\(move.element): \(NumberText.scalar(move.before)) -> \(NumberText.scalar(move.after))"
  }
}

extension UpdateReport.Losses {
  /// The loss before and after, and what to think of it.
  fileprivate func text(_ batch: String) -> StyledText {
    var text = StyledText("loss on \(batch): ")
    text.append("\(NumberText.scalar(before)) -> \(NumberText.scalar(after))", .heading)
    switch after - before {
    case ..<0: text.append("  it fell", .good)
    case 0: text.append("  unchanged", .caution)
    case 0.0...: text.append("  it rose: \(reasonToRise ?? "")", .bad)
    default: text.append("  not finite any more: alpha is too large", .bad)
    }
    return text
  }
}
