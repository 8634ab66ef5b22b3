extension Command {
  static let finish = Command(
    "finish", aliases: ["fin"], group: .run,
    summary: "run to the end of the current stage: forward, backward or update",
    details: """
      Runs what is left of the stage that the next operation belongs to, and shows what each operation wrote. A blank \
      line finishes the stage that follows.
      """,
    examples: [Example("finish", "the rest of the stage")],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let end = interpreter.session.endOfStage
      return try interpreter.stepAndShow { $0.position >= end }
    })
}
