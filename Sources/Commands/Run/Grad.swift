import Debugging
import Networks
import Rendering

extension Command {
  static let grad = Command(
    "grad", aliases: ["g"], group: .run,
    summary: "run on to the end of the backward stage, and show every gradient",
    details: """
      Runs what is left of the forward stage and all of the backward stage, and shows each gradient with its largest \
      element. No parameter changes: that is what the next operation, update, does.
      """,
    examples: [
      Example("forward 17; grad", "the gradients that one digit asks for"),
      Example("grad; step", "the gradients, and then the update"),
    ],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let backward = interpreter.session.program.range(of: .backward)
      var findings: [any Finding] = []
      if interpreter.session.position.operation < backward.lowerBound {
        let (_, events, status) = interpreter.runWatching(to: backward.lowerBound)
        findings += interpreter.forwardSummary.map { [$0] } ?? []
        if !events.isEmpty || status != .fine {
          return CommandResult(
            findings + interpreter.stopFindings(events, then: Place(interpreter.session)), status: status)
        }
      }
      let (_, events, status) = interpreter.runWatching(to: backward.upperBound)
      if !events.isEmpty || status != .fine {
        let done = backward.lowerBound..<interpreter.session.position.operation
        return CommandResult(
          interpreter.stopFindings(events) + [StageReport(done, interpreter)], status: status)
      }
      // Shown whole even where some of them had run before: this is the command for looking at gradients.
      return CommandResult(findings + [StageReport(backward, interpreter)])
    })
}

extension Interpreter {
  /// A line about a forward stage that ran on the way: `forward ran on sample 17: loss 2.301`.
  fileprivate var forwardSummary: StyledText? {
    guard let batch = session.workspaceBatch, let loss = session.workspace.loss else { return nil }
    return StyledText("forward ran on \(batch.words): loss \(NumberText.scalar(loss))\n", .faint)
  }
}
