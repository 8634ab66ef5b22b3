import Debugging
import Expressions
import Networks
import Rendering

extension Command {
  static let `break` = Command(
    "break", aliases: ["b"], group: .stop, usage: "[LOC] [if E]",
    summary: "stop whenever training comes to a place",
    details: """
      LOC is an operation such as dW1 (or its number in list), a stage (forward, backward, update), or iteration N. The \
      stop is just before it runs. Without LOC, it is the operation that runs next. With if E, only where E is true. Every command that runs stops there, in both \
      directions.
      """,
    takesText: true, operands: [.operation],
    examples: [
      Example("break dW1", "every time dW1 comes"),
      Example("break update if iteration == 20", "in one iteration"),
      Example("break iteration 100", "at its start"),
    ],
    run: { interpreter, arguments in try interpreter.addBreakpoint(arguments, isTemporary: false) })

  static let tbreak = Command(
    "tbreak", aliases: ["tb"], group: .stop, usage: "[LOC] [if E]",
    summary: "stop once at a place",
    details: "The same as break, but deleted when it has stopped.",
    takesText: true, operands: [.operation],
    examples: [Example("tbreak dZ2; continue", "run to dZ2, once")],
    run: { interpreter, arguments in try interpreter.addBreakpoint(arguments, isTemporary: true) })

  static let watch = Command(
    "watch", aliases: ["wa"], group: .stop, usage: "E [if E]",
    summary: "stop when the value of an expression changes",
    details: """
      Shows the old and the new value. E may be any expression: W1[3,466], W1[3,466] > 0, L, dW1[3].max(). One that \
      reads parameters only is looked at after each update, and costs nearly nothing; one that reads other matrices has \
      every operation run by itself.
      """,
    takesText: true, operands: [.matrix],
    examples: [
      Example("watch W1[3,466] > 0", "when does this weight change its sign?"),
      Example("watch L if L > 2", "the loss, where it is high"),
    ],
    run: { interpreter, arguments in
      let (text, condition) = interpreter.condition(arguments.text)
      guard !text.isEmpty else { throw arguments.missing("an expression") }
      let expression = try interpreter.parseLasting(text)
      if interpreter.session.isConstant(expression) {
        let names = expression.freeNames.isEmpty ? "" : " while training runs"
        throw CommandError.plain(
          "cannot watch \(expression.text), which never changes\(names); expected something that training changes, such as "
            + "W1[3,466] > 0")
      }
      return try interpreter.addStop(.watch(expression), condition, isTemporary: false)
    })

  static let `catch` = Command(
    "catch", group: .stop, usage: "nan|dead|vanish|explode",
    summary: "stop when training goes wrong",
    details: """
      nan: a number that is not a number, or infinite; the first operation in which it appears is named. dead: a hidden \
      neuron is silent for every sample of the batch (of 32 or more). vanish, explode: the norm of a layer's dW is below \
      the vanish setting, or above the explode setting.
      """,
    operands: [.health],
    examples: [Example("catch nan; set alpha -1", "uphill; continue finds the first bad operation")],
    run: { interpreter, arguments in
      let word = try arguments.one("a rule")
      guard let rule = HealthRule(rawValue: word) else {
        throw CommandError.badValue(
          word, setting: "catch", expected: CommandError.listed(HealthRule.allCases.map(\.rawValue), "or"))
      }
      return try interpreter.addStop(.catch(rule), nil, isTemporary: false)
    })
}

extension Interpreter {
  fileprivate mutating func addBreakpoint(_ arguments: Arguments, isTemporary: Bool) throws -> CommandResult {
    let (text, condition) = condition(arguments.text)
    let place = try text.isEmpty ? .operation(session.nextOperation.name) : location(text)
    return try addStop(
      .breakpoint(place), condition, isTemporary: isTemporary, remark: text.isEmpty ? ", which runs next" : ""
    )
  }

  /// Adds a stop and says so, with a remark behind.
  fileprivate mutating func addStop(
    _ kind: StopPoint.Kind, _ condition: String?, isTemporary: Bool, remark: String = ""
  ) throws -> CommandResult {
    if condition?.isEmpty ?? false {
      throw CommandError.plain("a condition is missing behind if, such as L > 2")
    }
    let parsed = try condition.map { try parseLasting($0) }
    let id = session.addStop(kind)
    session.stops[id]?.condition = parsed
    session.stops[id]?.isTemporary = isTemporary
    guard let point = session.stops[id] else { return CommandResult() }
    return CommandResult(StyledText("\(point.kindWord) \(id): \(point.words)\(remark)\n"))
  }

  /// The place that a person calls `text`.
  private func location(_ text: String) throws -> StopLocation {
    if let stage = Stage(rawValue: text), stage != .update { return .stage(stage) }
    if text.hasPrefix("iteration") {
      let word = CommandLineSplitter.trimmed(String(text.dropFirst("iteration".count)))
      guard let iteration = Int(word), iteration >= 0 else {
        throw CommandError.notACount(word, what: "an iteration", least: 0)
      }
      return .iteration(iteration)
    }
    return .operation(session.program.operations[try operationPlace(text)].name)
  }

  /// `E if C` taken apart; the condition is nil where there is none.
  fileprivate func condition(_ text: String) -> (text: String, condition: String?) {
    let words = " \(text) "
    guard let range = words.firstRange(of: " if ") else { return (text, nil) }
    return (
      CommandLineSplitter.trimmed(String(words[..<range.lowerBound])),
      CommandLineSplitter.trimmed(String(words[range.upperBound...]))
    )
  }
}
