import Rendering

extension Command {
  static let start = Command(
    "start", group: .run,
    summary: "go back to iteration 0, with the parameters that the seed draws",
    details: """
      Draws every W and b again from the seed and init settings and forgets the iteration that was under way. The data \
      and the other settings stay.
      """,
    examples: [Example("set seed 7; start", "another initial network")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      interpreter.session.start()
      return CommandResult(interpreter.startText)
    })

  static let run = Command(
    "run", aliases: ["r"], group: .run,
    summary: "start again at iteration 0, and continue",
    details: "The same as start and then continue.",
    examples: [Example("run", "the whole training again, from the same seed")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      interpreter.session.start()
      interpreter.host.show(interpreter.startText)
      return try interpreter.trainToLimit()
    })
}

extension Interpreter {
  /// `iteration 0: 784-10-10, W and b drawn from seed 0 (uniform)`.
  var startText: StyledText {
    let settings = session.settings
    return StyledText(
      "iteration 0: \(session.architecture), W and b drawn from seed \(settings.seed) "
        + "(\(settings.initialization.rawValue))\n")
  }
}
