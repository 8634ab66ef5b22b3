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
      var text = StyledText()
      if interpreter.session.position.operation < backward.lowerBound {
        let (_, events, status) = interpreter.runWatching(to: backward.lowerBound)
        text.append(IterationView(interpreter).forwardSummary())
        if !events.isEmpty || status != .fine {
          return CommandResult(
            text + interpreter.stopText(events, then: interpreter.arrivalText), status: status)
        }
      }
      let (_, events, status) = interpreter.runWatching(to: backward.upperBound)
      if !events.isEmpty || status != .fine {
        let done = backward.lowerBound..<interpreter.session.position.operation
        return CommandResult(
          interpreter.stopText(events) + IterationView(interpreter).text(of: done), status: status)
      }
      // Shown whole even where some of them had run before: this is the command for looking at gradients.
      text.append(IterationView(interpreter).text(of: backward))
      return CommandResult(text)
    })
}
