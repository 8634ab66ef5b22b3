extension Command {
  static let `continue` = Command(
    "continue", aliases: ["c"], group: .run,
    summary: "train until something stops it, or the iterations setting is reached",
    details: """
      Goes on from where the session stands, finishing the iteration that is under way. Ctrl-C stops at once, before the current \
      iteration; continue goes on from there.
      """,
    examples: [Example("continue", "train on")],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      return try interpreter.trainToLimit()
    })
}
