import Debugging
import Networks
import Pictures

extension Interpreter {
  /// Runs the next operation and tells what it did.
  mutating func stepAndShow() -> StyledText {
    let before = session
    let record = session.step()
    var text = StyledText()
    if before.position.operation == 0 { text.append(beginning()) }
    guard record.operation.stage == .update else {
      text.append(OperationView(session: session, display: host.display).text(record.position.operation))
      return text
    }
    text.append(UpdateView(before: before, after: session, display: host.display).text())
    text.append("    iteration \(before.position.iteration) is done\n", .faint)
    return text
  }

  /// Runs operations until `isDone` says so, at least one, and tells what each did and what comes next.
  mutating func stepAndShow(until isDone: (Session) -> Bool) -> CommandResult {
    var text = StyledText()
    var status = Outcome.Status.fine
    repeat {
      text.append(stepAndShow())
      if isDone(session) { break }
      if host.isInterrupted { status = .interrupted }
    } while status == .fine
    text.append(ProgramView(session: session).next())
    return CommandResult(text, status: status)
  }

  private func beginning() -> StyledText {
    StyledText("iteration \(session.workspaceIteration ?? 0) on \(session.batch.words)\n", .heading)
  }
}
