import Base
import Debugging
import Matrices
import Networks
import Rendering

/// What operations that were run did, with a heading and what comes next.
struct IterationView {
  private let session: Session
  private let display: Display
  private let detail: ShowingSettings.Detail
  private let stop: StopSignal<BrokenOff>

  init(_ interpreter: Interpreter) {
    session = interpreter.session
    display = interpreter.host.display
    detail = interpreter.showing.detail
    stop = interpreter.host.stop
  }

  /// The operations that were just run. The first one of an iteration brings a heading, and a picture of a sample
  /// that is alone.
  func text(of records: [StepRecord]) -> StyledText {
    var places = records.map(\.position.operation)
    var text = StyledText()
    if let first = records.first, first.position.operation == 0 {
      text.append(heading(first.position.iteration))
      text.append(picture(beside: &places))
    }
    text.append(self.text(ofPlaces: places))
    return text
  }

  /// Some operations of the iteration, all of which have run.
  func text(of places: Range<Int>) -> StyledText { text(ofPlaces: Array(places)) }

  private func text(ofPlaces places: [Int]) -> StyledText {
    let view = OperationView(session: session, display: display, detail: detail, stop: stop)
    var text = StyledText()
    for place in places { text.append(view.text(place)) }
    text.append(ProgramView(session: session).next())
    return text
  }

  private func heading(_ iteration: Int) -> StyledText {
    guard let batch = session.workspaceBatch else { return StyledText() }
    let labels = batch.batch.labels
    let label = labels.count == 1 ? ", label \(labels[0])" : ""
    return StyledText("iteration \(iteration) on \(batch.words)\(label)\n", .heading)
  }

  /// The picture of a sample that is alone; in a wide window with the first operations beside it, as many as the
  /// picture is high, so that both fit a window of usual height. They are taken from `places`.
  private func picture(beside places: inout [Int]) -> StyledText {
    guard detail == .full, let batch = session.workspaceBatch?.batch, batch.count == 1,
      let row = batch.rows.first
    else { return StyledText() }
    let picture = SampleView(samples: session.data.samples).picture(row: row, in: display)
    let lines = picture.lines
    var side = display
    side.columns -= (lines.map(\.width).max() ?? 0) + 3
    guard display.columns >= OperationView.wide, side.columns >= OperationView.wide / 2 else {
      return picture
    }
    let view = OperationView(session: session, display: side, detail: detail, stop: stop)
    var text = StyledText()
    while let place = places.first, text.lines.count < lines.count {
      text.append(view.text(place))
      places.removeFirst()
    }
    return StyledText.beside([picture, text])
  }

  /// A line about a forward stage that ran on the way: `forward ran on sample 17: loss 2.301`.
  func forwardSummary() -> StyledText {
    guard let batch = session.workspaceBatch, let loss = session.workspace.loss else { return StyledText() }
    return StyledText("forward ran on \(batch.words): loss \(NumberText.scalar(loss))\n", .faint)
  }
}
