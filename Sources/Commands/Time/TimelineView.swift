import Debugging
import Rendering

/// The known past: how far it reaches, what was changed in it, what it takes to keep.
struct TimelineView {
  let session: Session
  let display: Display

  func text() -> StyledText {
    let summary = session.timelineSummary
    var text = StyledText("from iteration 0 to \(session.words(session.frontier)); ")
    text.append("now at \(session.words(session.position))\n")
    text.append(
      "\(NumberText.count(summary.snapshots)) snapshots take \(NumberText.scalar(Double(summary.bytes) / 1_048_576)) of "
        + "\(session.settings.memory) MiB; what lies between them is replayed\n", .faint)
    guard !summary.edits.isEmpty else { return text + "nothing was changed by hand\n" }
    var table = Table([.init("at"), .init("what was done")])
    for edit in summary.edits {
      table.add([StyledText(session.words(edit.position)), StyledText(edit.words)])
    }
    return text + table.text(in: display)
  }
}
