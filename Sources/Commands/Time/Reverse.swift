import Debugging
import Rendering

extension Command {
  static let reverseStep = Command(
    "reverse-step", aliases: ["rs"], group: .time, usage: "[N]",
    summary: "take back the last operation, or the last N",
    details: """
      Goes to the position before the last operation ran; at the start of an iteration, that is before the update of the \
      one before. The numbers there are as they were. A blank line goes back again.
      """,
    operands: [.number],
    examples: [
      Example("step 3; reverse-step", "the last operation undone"),
      Example("step 13; rs 13", "a whole iteration"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      let count = try arguments.count() ?? 1
      return try interpreter.reverse(to: interpreter.session.earlier(by: count))
    })

  static let reverseNext = Command(
    "reverse-next", aliases: ["rn"], group: .time, usage: "[N]",
    summary: "take back the operations of the last layer",
    details:
      "The reverse of next: goes to before the operations of the layer and stage that the last one belongs to.",
    operands: [.number],
    examples: [Example("forward 17; reverse-next", "back to before the last layer")],
    repeats: true,
    run: { interpreter, arguments in
      let count = try arguments.count() ?? 1
      return try interpreter.reverse(count) { $0.startOfLastLayer }
    })

  static let reverseFinish = Command(
    "reverse-finish", aliases: ["rf"], group: .time,
    summary: "go back to the beginning of the last stage",
    details: "The reverse of finish: goes to before the stage that the last operation belongs to.",
    examples: [Example("grad; reverse-finish", "back to before backward")],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      return try interpreter.reverse(1) { $0.startOfLastStage }
    })
}

extension Interpreter {
  /// Goes back to `target`, which is not the present position unless there is nothing before it.
  fileprivate mutating func reverse(to target: Position) throws -> CommandResult {
    guard target < session.position else { throw CommandError.noPast }
    return CommandResult(try runBackwards(to: target).findings)
  }

  /// Goes back to `limit`, or to the latest position before it at which something stops; what is to be shown there.
  mutating func runBackwards(
    to limit: Position
  ) throws -> (findings: [any Finding], isStopped: Bool) {
    let here = "this is \(session.words(session.position)) still"
    let end = try host.longWork("going back", as: "the way back", kept: here) { stop, _ in
      try session.runBackwards(to: limit, stop: stop)
    }
    switch end {
    case .reached, .interrupted: return ([Place(session)], false)
    case .stopped(let events): return (stopFindings(events, then: Place(session)), true)
    }
  }

  /// Goes back `count` times to where `place` says.
  fileprivate mutating func reverse(_ count: Int, _ place: (Session) -> Position) throws -> CommandResult {
    guard session.position > Position(iteration: 0, operation: 0) else { throw CommandError.noPast }
    var findings: [any Finding] = []
    var left = count
    while left > 0, session.position > Position(iteration: 0, operation: 0) {
      left -= 1
      let (shown, isStopped) = try runBackwards(to: place(session))
      findings = shown
      if isStopped { break }
    }
    return CommandResult(findings)
  }
}
