import Rendering

extension Command {
  static let `where` = Command(
    "where", aliases: ["bt"], group: .look,
    summary: "show the iteration, the next operation and the batch",
    details: "A position is an iteration and the operation that runs next in it.",
    examples: [Example("where", "where am I?")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let session = interpreter.session
      var text = StyledText("iteration \(session.position.iteration), next \(session.nextOperation.name)\n")
      text.append("batch: \(session.batch.words)\n")
      if session.settings.schedule != .constant {
        text.append("alpha of this iteration: \(NumberText.scalar(session.learningRate))\n")
      }
      if session.isMidIteration, let loss = session.workspace.loss {
        text.append("loss of this batch, before its update: \(NumberText.scalar(loss))\n")
      } else if let loss = session.losses.last {
        text.append("loss of the last batch, before its update: \(NumberText.scalar(loss))\n")
      }
      return CommandResult(text)
    })
}
