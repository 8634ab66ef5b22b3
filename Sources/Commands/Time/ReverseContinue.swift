import Debugging
import Rendering

extension Command {
  static let reverseContinue = Command(
    "reverse-continue", aliases: ["rc"], group: .time,
    summary: "go back to the latest earlier stop",
    details: """
      Searches the past, the nearest first, for the latest position at which a breakpoint, watchpoint or catchpoint \
      stops, and goes there; to the start where none does. So "when did this weight last change its sign" is watch \
      W1[3,466] > 0 and reverse-continue. Ctrl-C during the search leaves everything as it was.
      """,
    examples: [Example("train 20; watch W1[3,466] > 0; reverse-continue", "its last change of sign")],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      guard interpreter.session.position > Position(iteration: 0, operation: 0) else {
        throw CommandError.noPast
      }
      let (findings, isStopped) = try interpreter.runBackwards(to: Position(iteration: 0, operation: 0))
      let remark: [any Finding] = [StyledText("nothing stops before; this is the start: ")]
      return CommandResult(isStopped ? findings : remark + findings)
    })
}
