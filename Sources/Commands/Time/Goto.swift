import Debugging
import Networks
import Rendering

extension Command {
  static let goto = Command(
    "goto", group: .time, usage: "N[:OP]",
    summary: "go to any past position",
    details: """
      Goes to the start of iteration N, or to just before operation OP in it, forwards or backwards within the past that \
      is known. Every number there is as it was. From there, step and continue go forward again through the same \
      numbers; a change makes another future, and what lay ahead is forgotten.
      """,
    operands: [.number],
    examples: [
      Example("goto 0", "the beginning"), Example("train 20; goto 12:dW1", "just before dW1 in iteration 12"),
    ],
    run: { interpreter, arguments in
      let word = try arguments.one("a position")
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count > 1, parts[1].isEmpty {
        throw CommandError.plain(
          "an operation is missing behind the colon; expected one, such as goto \(parts[0]):dW1")
      }
      guard let iteration = Int(parts[0]), iteration >= 0 else {
        if !parts[0].isEmpty, parts[0].allSatisfy(\.isNumber) {
          throw CommandError.notReached(
            "iteration \(parts[0])", frontier: interpreter.session.words(interpreter.session.frontier))
        }
        throw CommandError.notACount(parts[0], what: "an iteration", least: 0)
      }
      let program = interpreter.session.program(at: iteration)
      let operation = parts.count > 1 ? try interpreter.operationPlace(parts[1], in: program) : 0
      return try interpreter.travel(to: Position(iteration: iteration, operation: operation))
    })

  static let when = Command(
    "when", group: .time,
    summary: "show the position, and how far the known past reaches",
    details: "goto takes a position in the form in which when shows it.",
    examples: [Example("when", "where in time am I?")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      let session = interpreter.session
      return CommandResult(
        StyledText(
          "\(session.words(session.position)); known from iteration 0 to \(session.words(session.frontier))\n"
        ))
    })
}

extension Session {
  /// A position of the known past: `iteration 12, next dW1`.
  package func words(_ position: Position) -> String {
    position.operation == 0
      ? "iteration \(position.iteration)"
      : "iteration \(position.iteration), next \(operation(at: position).name)"
  }

  /// The operation that is next at a position of the known past.
  func operation(at position: Position) -> any Networks.Operation {
    program(at: position.iteration).operations[position.operation]
  }
}

extension Interpreter {
  /// Goes to a position of the known past, with a progress bar, and shows what comes next there.
  mutating func travel(to target: Position) throws -> CommandResult {
    guard target <= session.frontier else {
      throw CommandError.notReached(session.words(target), frontier: session.words(session.frontier))
    }
    let here = "this is \(session.words(session.position)) still"
    _ = try host.longWork("replaying", as: "the journey", kept: here) { stop, progress in
      try session.go(to: target, stop: stop, progress: progress)
    }
    return CommandResult(Place(session))
  }
}
