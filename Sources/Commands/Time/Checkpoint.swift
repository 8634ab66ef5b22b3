import Debugging
import Rendering

extension Command {
  static let checkpoint = Command(
    "checkpoint", group: .time,
    summary: "keep the state as it is, to return to it with restart",
    details: """
      Keeps everything: network, data, settings, position and the whole past. What is done later does not change it. \
      info checkpoints lists them.
      """,
    examples: [
      Example("checkpoint", "keep this"),
      Example("checkpoint; set alpha 2; train 5; restart 1", "try, and return"),
    ],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let id = interpreter.keepCheckpoint()
      return CommandResult(
        StyledText("checkpoint \(id): \(interpreter.session.words(interpreter.session.position))\n"))
    })

  static let restart = Command(
    "restart", group: .time, usage: "ID",
    summary: "return to a checkpoint",
    details:
      "Puts back everything as it was at the checkpoint, which is kept. What was done since is forgotten.",
    operands: [.number],
    examples: [Example("checkpoint; train 5; restart 1", "as if those five had not been")],
    run: { interpreter, arguments in
      let word = try arguments.one("a checkpoint")
      guard let id = Int(word), let kept = interpreter.checkpoints[id] else {
        throw CommandError.noCheckpoint(word, interpreter.checkpoints.keys.sorted())
      }
      var session = kept
      // What a person looks with is theirs, whatever the time.
      session.stops = interpreter.session.stops
      session.variables = interpreter.session.variables
      interpreter.session = session
      interpreter.session.armStops()
      return CommandResult([StyledText("checkpoint \(id): "), Place(interpreter.session)])
    })
}

extension Interpreter {
  /// Keeps the session under a number of its own, from 1.
  fileprivate mutating func keepCheckpoint() -> Int {
    let id = (checkpoints.keys.max() ?? 0) + 1
    checkpoints[id] = session
    return id
  }
}
