import Networks
import Rendering

/// A planted bug, revealed.
struct BugView {
  let display: Display

  /// Everything about a bug in the network of a program.
  func revealed(_ bug: PlantedBug, _ program: Program) -> StyledText {
    guard let story = bug.story(in: program.architecture, program.rule) else { return StyledText() }
    var text = StyledText(bug.name, .heading) + StyledText(": \(bug.summary)\n")
    text = text.fitted(columns: display.columns)
    for (label, line, style) in [("right", story.right, Style.good), ("wrong", story.wrong, .bad)] {
      let row = StyledText("  \(label)  ", .faint) + StyledText("\(line)\n", style)
      text.append(row.fitted(columns: display.columns))
    }
    text.append(paragraph(StyledText(story.explanation)))
    text.append(
      paragraph(
        StyledText("how it shows: ", .faint) + StyledText("\(story.shows).")))
    let commands = (story.setup + [story.best]).joined(separator: "; ")
    text.append(paragraph(StyledText("best seen with: ", .faint) + StyledText(commands, .name)))
    text.append(
      paragraph(
        StyledText(
          "gradcheck \(bug.isSeenByGradcheck ? "sees" : "does not see") it. It is still planted; bug remove takes it out.",
          .faint)))
    return text
  }

  private func paragraph(_ text: StyledText) -> StyledText { text.paragraph(columns: display.columns) }
}
