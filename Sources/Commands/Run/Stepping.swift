import Base
import Debugging
import Networks
import Rendering

extension Interpreter {
  /// Runs the next operation and tells what it did, and what stops there.
  ///
  /// - Throws: `BrokenOff` where Ctrl-C was pressed before the operation was done; nothing of it has happened.
  private mutating func stepAndShow() throws(BrokenOff) -> (findings: [any Finding], events: [StopEvent]) {
    let before = session
    let (record, events) = try session.stepWatching(stop: host.stop)
    var findings: [any Finding] = before.position.operation == 0 ? [beginning] : []
    findings.append(
      record.operation.output != nil
        ? OperationReport(session, at: record.position.operation, detail: showing.detail, stop: host.stop)
        : UpdateReport(before: before, after: session, detail: showing.detail, stop: host.stop))
    return (findings, events)
  }

  /// More than this is shown while it goes on, as nobody waits for a million steps to end.
  private static let manyFindings = 500

  /// Runs operations until `isDone` says so or something stops, at least one; tells what each did and what comes next.
  ///
  /// - Throws: `CommandError` at an update that may not be.
  mutating func stepAndShow(until isDone: (Session) -> Bool) throws(CommandError) -> CommandResult {
    var findings: [any Finding] = []
    var status = Outcome.Status.fine
    repeat {
      if session.nextOperation.stage == .update, let refusal = refusalOfUpdate {
        for finding in findings { host.show(finding) }
        throw refusal
      }
      let (shown, events): ([any Finding], [StopEvent])
      do {
        (shown, events) = try stepAndShow()
      } catch {
        findings.append(
          StyledText("\(session.nextOperation.name) was interrupted; nothing of it has happened\n", .caution))
        status = .interrupted
        break
      }
      findings += shown
      if !events.isEmpty { return CommandResult(findings + stopFindings(events, then: .next(session))) }
      if findings.count > Self.manyFindings {
        for finding in findings { host.show(finding) }
        findings = []
      }
      if isDone(session) { break }
      if host.isInterrupted { status = .interrupted }
    } while status == .fine
    return CommandResult(findings + [Place.next(session)], status: status)
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

  /// Why the iteration under way may not end with an update; nil where it may.
  var refusalOfUpdate: CommandError? {
    guard session.isMidIteration, session.batch.origin.part == .test else { return nil }
    return .plain(
      "test is only judged by: an update on \(session.batch.words) would train on it; "
        + "forward begins the iteration again, on samples to train on")
  }

  private var beginning: StyledText {
    StyledText("iteration \(session.workspaceIteration ?? 0) on \(session.batch.words)\n", .heading)
  }
}
