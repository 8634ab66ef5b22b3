import Base
import Debugging
import Networks
import Rendering

extension Interpreter {
  /// Runs the next operation and tells what it did, and what stops there.
  ///
  /// - Throws: `BrokenOff` where Ctrl-C was pressed before the operation was done; nothing of it has happened.
  private mutating func stepAndShow() throws(BrokenOff) -> (text: StyledText, events: [StopEvent]) {
    let before = session
    let (record, events) = try session.stepWatching(stop: host.stop)
    var text = StyledText()
    if before.position.operation == 0 { text.append(beginning()) }
    guard record.operation.output == nil else {
      let view = OperationView(
        session: session, display: host.display, detail: showing.detail, stop: host.stop)
      text.append(view.text(record.position.operation))
      return (text, events)
    }
    text.append(
      UpdateView(
        before: before, after: session, display: host.display, detail: showing.detail, stop: host.stop
      ).text())
    text.append("    iteration \(before.position.iteration) is done\n", .faint)
    return (text, events)
  }

  /// More than this is shown while it goes on, as nobody waits for a million steps to end.
  private static let manyRuns = 5_000

  /// Runs operations until `isDone` says so or something stops, at least one; tells what each did and what comes next.
  mutating func stepAndShow(until isDone: (Session) -> Bool) -> CommandResult {
    var text = StyledText()
    var status = Outcome.Status.fine
    repeat {
      let (shown, events): (StyledText, [StopEvent])
      do {
        (shown, events) = try stepAndShow()
      } catch {
        text.append("\(session.nextOperation.name) was interrupted; nothing of it has happened\n", .caution)
        status = .interrupted
        break
      }
      text.append(shown)
      if !events.isEmpty {
        return CommandResult(text + stopText(events, then: ProgramView(session: session).next()))
      }
      if text.runs.count > Self.manyRuns {
        host.show(text)
        text = StyledText()
      }
      if isDone(session) { break }
      if host.isInterrupted { status = .interrupted }
    } while status == .fine
    text.append(ProgramView(session: session).next())
    return CommandResult(text, status: status)
  }

  /// Runs operations of this iteration until the one at `operation` is next, or something stops, or Ctrl-C does; of the
  /// one that Ctrl-C was pressed in, nothing has happened.
  mutating func runWatching(
    to operation: Int
  ) -> (records: [StepRecord], events: [StopEvent], status: Outcome.Status) {
    var records: [StepRecord] = []
    while session.position.operation < operation {
      guard let (record, events) = try? session.stepWatching(stop: host.stop) else {
        return (records, [], .interrupted)
      }
      records.append(record)
      if !events.isEmpty { return (records, events, .fine) }
      if session.position.operation < operation, host.isInterrupted { return (records, [], .interrupted) }
    }
    return (records, [], .fine)
  }

  private func beginning() -> StyledText {
    StyledText("iteration \(session.workspaceIteration ?? 0) on \(session.batch.words)\n", .heading)
  }
}
