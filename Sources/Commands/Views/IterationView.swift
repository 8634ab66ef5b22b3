import Debugging
import Matrices
import Networks
import Pictures

/// What operations that were run did, with a heading and what comes next.
struct IterationView {
  private let session: Session
  private let display: Display

  init(_ interpreter: Interpreter) {
    session = interpreter.session
    display = interpreter.host.display
  }

  /// The operations that were just run. The first one of an iteration brings a heading, and a picture of a sample
  /// that is alone.
  func text(of records: [StepRecord]) -> StyledText {
    var text = StyledText()
    if let first = records.first, first.position.operation == 0 {
      text.append(heading(first.position.iteration))
    }
    text.append(self.text(ofPlaces: records.map(\.position.operation)))
    return text
  }

  /// Some operations of the iteration, all of which have run.
  func text(of places: Range<Int>) -> StyledText { text(ofPlaces: Array(places)) }

  private func text(ofPlaces places: [Int]) -> StyledText {
    let view = OperationView(session: session, display: display)
    var text = StyledText()
    for place in places { text.append(view.text(place)) }
    text.append(ProgramView(session: session).next())
    return text
  }

  private func heading(_ iteration: Int) -> StyledText {
    guard let batch = session.workspaceBatch else { return StyledText() }
    let labels = batch.batch.labels
    var text = StyledText("iteration \(iteration) on \(batch.words)", .heading)
    guard labels.count == 1, let row = batch.batch.rows.first else { return text + "\n" }
    text.append(", label \(labels[0])\n", .heading)
    return text + SampleView(data: session.data, display: display).picture(row: row)
  }

  /// A line about a forward stage that ran on the way: `forward ran on sample 17: loss 2.301`.
  func forwardSummary() -> StyledText {
    guard let batch = session.workspaceBatch, let loss = session.workspace.loss else { return StyledText() }
    return StyledText("forward ran on \(batch.words): loss \(NumberText.scalar(loss))\n", .faint)
  }
}
