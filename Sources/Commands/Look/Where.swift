import Pictures

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
      if let loss = session.lastLoss { text.append("last loss: \(NumberText.scalar(loss))\n") }
      return CommandResult(text)
    })
}
