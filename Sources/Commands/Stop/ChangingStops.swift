import Debugging
import Rendering

extension Command {
  static let condition = Command(
    "condition", group: .stop, usage: "N [E]",
    summary: "give a stop another condition, or none",
    details: "N is its number, as info break shows it. Without E, it stops always.",
    takesText: true, operands: [.number],
    examples: [Example("break dW1; condition 1 iteration > 100", "only later")],
    run: { interpreter, arguments in
      let (word, rest) = CommandLineSplitter.nameAndRest(arguments.text, interpreter.commands)
      let id = try interpreter.stopNumber(word, arguments)
      let condition = rest.isEmpty ? nil : try interpreter.parseLasting(rest)
      interpreter.session.stops[id]?.condition = condition
      return CommandResult(interpreter.described(id))
    })

  static let ignore = Command(
    "ignore", group: .stop, usage: "N COUNT",
    summary: "pass over a stop so many times",
    details: "N is its number. The next COUNT times that it is hit, it does not stop.",
    operands: [.number],
    examples: [Example("break dW1; ignore 1 9", "stop at the tenth")],
    run: { interpreter, arguments in
      guard arguments.words.count == 2 else { throw arguments.missing("a number and a count") }
      let id = try interpreter.stopNumber(arguments.words[0], arguments)
      guard let count = Int(arguments.words[1]), count >= 0 else {
        throw CommandError.notACount(arguments.words[1], what: "ignore", least: 0)
      }
      interpreter.session.stops[id]?.ignoreCount = count
      return CommandResult(interpreter.described(id))
    })

  static let enable = Command(
    "enable", group: .stop, usage: "[N ...]",
    summary: "let stops stop again",
    details: "N are their numbers; without any, all of them.",
    operands: [.number],
    examples: [Example("enable", "all of them")],
    run: { interpreter, arguments in
      try interpreter.changeStops(arguments) { $0?.isEnabled = true }
    })

  static let disable = Command(
    "disable", group: .stop, usage: "[N ...]",
    summary: "let stops stop no more, without deleting them",
    details: "N are their numbers; without any, all of them.",
    operands: [.number],
    examples: [Example("break dW1; disable 1", "not for now")],
    run: { interpreter, arguments in
      try interpreter.changeStops(arguments) { $0?.isEnabled = false }
    })

  static let delete = Command(
    "delete", aliases: ["d"], group: .stop, usage: "[N ...]",
    summary: "delete stops",
    details: "N are their numbers; without any, all of them.",
    operands: [.number],
    examples: [Example("break dW1; delete 1", "one of them"), Example("delete", "all of them")],
    run: { interpreter, arguments in
      let before = interpreter.session.stops.points.count
      let result = try interpreter.changeStops(arguments) { $0 = nil }
      let count = before - interpreter.session.stops.points.count
      return count > 1 ? CommandResult(StyledText("deleted \(count) stops\n", .faint)) : result
    })

  static let commands = Command(
    "commands", group: .stop, usage: "[N]",
    summary: "give a stop commands to run when it has stopped",
    details: """
      The lines that follow, up to one with end alone, are run whenever stop N has stopped; without N, the last one that \
      was made. One of them may be continue. If the first is silent, the stop itself says nothing. No lines at all take \
      them away. Ctrl-D ends the list, too, and Ctrl-C leaves the stop the commands that it had.
      """,
    operands: [.number],
    examples: [Example("break dW1; commands 1", "then the lines, then end")],
    run: { interpreter, arguments in
      let last = interpreter.session.stops.points.last?.id
      let word = try arguments.oneAtMost() ?? last.map(String.init) ?? ""
      let number = try interpreter.stopNumber(word, arguments)
      interpreter.collecting = StopCommandList(stop: number)
      return CommandResult(
        StyledText("commands for stop \(number), one in each line; end alone ends them\n", .faint))
    })
}

extension Interpreter {
  /// The number of a stop that exists.
  fileprivate func stopNumber(_ word: String, _ arguments: Arguments) throws(CommandError) -> Int {
    if word.isEmpty && !session.stops.points.isEmpty { throw arguments.missing("a number") }
    guard let id = Int(word), session.stops[id] != nil else {
      throw .noStop(word, session.stops.points.map(\.id))
    }
    return id
  }

  /// Changes the stops whose numbers were given, or all.
  fileprivate mutating func changeStops(
    _ arguments: Arguments, _ change: (inout StopPoint?) -> Void
  ) throws(CommandError) -> CommandResult {
    var numbers = session.stops.points.map(\.id)
    if !arguments.words.isEmpty {
      numbers = []
      for word in arguments.words { numbers.append(try stopNumber(word, arguments)) }
    }
    for number in numbers { change(&session.stops[number]) }
    return CommandResult()
  }

  fileprivate func described(_ id: Int) -> StyledText {
    session.stops[id].map { StyledText("\($0.kindWord) \(id): \($0.words)\n") }
      ?? StyledText()
  }
}
