import Debugging
import Networks
import Rendering

extension Command {
  static let accuse = Command(
    "accuse", group: .check, usage: "OP [as NAME]",
    summary: "say where the planted bug is, and which one",
    details: """
      OP is an operation, as list shows it: dW2, update, or its number. Where you suspect the data, accuse X (the pixels) \
      or Y (the labels); where you suspect how the parameters began, accuse init. A parameter, such as W1, only tells whether \
      you are near, and is no try. With as NAME you also say which bug it \
      is; bug list has the names.

      Whoever is accused wrongly proves that it did what it should, and the try is counted. The exit status of a batch \
      run is 1 for a wrong accusation.
      """,
    operands: [.suspect, .bug, .bug],
    examples: [
      Example("bug plant db-sum; accuse db2", "where it is"),
      Example("bug plant db-sum; accuse db2 as db-sum", "where, and what"),
    ],
    run: { interpreter, arguments in
      guard let word = arguments.words.first else { throw arguments.missing("a suspect") }
      var rest = arguments.words.dropFirst()
      if rest.first == "as" {
        rest = rest.dropFirst()
        if rest.isEmpty { throw arguments.missing("a bug's name behind as") }
      }
      let name = rest.popFirst()
      if let extra = rest.first { throw CommandError.tooManyWords(extra, command: "accuse") }
      let hunt = try interpreter.hunted()
      if let name = MatrixName(word), interpreter.session.architecture.parameterNames.contains(name) {
        return interpreter.warmth(name, hunt)
      }
      let accused = try interpreter.accused(word)
      return try interpreter.judge(accused, name.map { try interpreter.plantedBug($0) }, hunt)
    })
}

/// Whom a person accuses.
private enum Accused {
  /// The operation at a place of the program.
  case operation(Int)
  /// One of these steps of the preparation.
  case preparation([BugStory.Suspect])
}

extension Interpreter {
  fileprivate func accused(_ word: String) throws(CommandError) -> Accused {
    let steps: [BugStory.Suspect] = [.pixels, .labels, .initialization]
    let meant = steps.filter { $0.words.contains(word) || $0.words.contains(word.lowercased()) }
    if !meant.isEmpty { return .preparation(meant) }
    if PlantedBug.named(word) != nil {
      throw .plain("\(word) is a bug's name; say where it is, too: accuse OP as \(word)")
    }
    guard let place = try? operationPlace(word) else { throw .unknownOperation(word, suspects) }
    return .operation(place)
  }

  fileprivate mutating func judge(_ accused: Accused, _ name: PlantedBug?, _ hunt: BugHunt) throws
    -> CommandResult
  {
    guard let suspect = hunt.bug.story(in: session.architecture, session.program.rule)?.suspect else {
      return CommandResult()
    }
    let what: String
    let isRight: Bool
    switch accused {
    case .operation(let place):
      what = session.program.operations[place].name
      isRight = suspect == .operation(what)
    case .preparation(let steps):
      what = Self.words(steps)
      isRight = steps.contains(suspect)
    }
    var hunt = hunt
    // Who has found it already only says which it is.
    if !(isRight && hunt.isFound) { hunt.tries += 1 }
    hunt.isFound = hunt.isFound || isRight
    self.hunt = hunt
    let tries = hunt.tries == 1 ? "at the first try" : "at try \(hunt.tries)"
    if isRight, name == nil || name == hunt.bug {
      var text = StyledText("yes: ", .good)
      text.append("the bug is in \(what), found \(tries). ")
      if name == nil {
        text.append("Which one is it? accuse \(words(of: accused)) as NAME; bug list has the names.", .faint)
      } else {
        text.append("bug reveal explains it, bug remove takes it out.", .faint)
      }
      return CommandResult(text.paragraph(columns: host.display.columns))
    }
    var text = StyledText("no: ", .bad)
    if isRight, let name {
      text.append("the bug is in \(what), but it is not \(name.name). ")
    } else {
      text.append(try defence(accused, what) + " ")
    }
    text.append(
      hunt.tries == 1
        ? "That was your first try; bug hint helps." : "That was try \(hunt.tries); bug hint helps.",
      .faint)
    return CommandResult(text.paragraph(columns: host.display.columns), status: .checkFailed)
  }

  /// What a person would type for the accused.
  private func words(of accused: Accused) -> String {
    switch accused {
    case .operation(let place): session.program.operations[place].name
    case .preparation(let steps): steps.first?.words.first ?? "init"
    }
  }

  /// What is said where a parameter is accused, which says where and not what: whether it is near, and what to accuse
  /// instead. That is no try.
  fileprivate func warmth(_ name: MatrixName, _ hunt: BugHunt) -> CommandResult {
    let gradient = name.gradient.map { "\($0)" } ?? ""
    let isNear: Bool
    switch hunt.bug.story(in: session.architecture, session.program.rule)?.suspect {
    case .operation(let operation): isNear = [gradient, "update"].contains(operation)
    case .initialization: isNear = true
    case .pixels, .labels, nil: isNear = false
    }
    let place = "its gradient \(gradient), update, or init, as it began"
    return CommandResult(
      StyledText(
        isNear
          ? "warm: \(name) suffers from it directly. Which is it: \(place)? (This counts as no try.)"
          : "\(name) may suffer from it, but it does not arise there. An operation is accused, the data (X, Y), or init. "
            + "(This counts as no try.)", .caution
      ).paragraph(columns: host.display.columns), status: .checkFailed)
  }

  private static func words(_ steps: [BugStory.Suspect]) -> String {
    switch steps.first {
    case .pixels where steps.count > 1: "the data"
    case .pixels: "X"
    case .labels: "the labels"
    default: "the first parameters"
    }
  }

  /// What the wrongly accused has to say.
  private func defence(_ accused: Accused, _ what: String) throws -> String {
    switch accused {
    case .operation(let place):
      let batch = batchToCheck
      let formula = session.program.operations[place].formula
      let follows = try host.longWork("checking \(what)", kept: "the try counts") { stop, _ in
        try session.followsItsFormula(operation: place, on: batch.batch, stop: stop)
      }
      guard follows else {
        return "\(what) does not do what \(formula) says, but not through a bug of its own."
      }
      return "\(what) does what it says, \(formula): checked on \(batch.words)."
    case .preparation(let steps):
      let samples = session.data.samples
      let pixels =
        session.data.divisor == nil
        ? "every input in X is as it is in the data" : "every pixel in X is divided by 255"
      let labels =
        samples.image != nil && samples.classes != nil
        ? "every image has its own label, and its 1 in that row of Y"
        : "every sample has its own \(samples.classes == nil ? "target" : "label"), and Y has it"
      switch steps.first {
      case .pixels where steps.count > 1: return "\(pixels), and \(labels)."
      case .pixels: return "\(pixels)."
      case .labels: return "\(labels)."
      default:
        return
          "the parameters began as init \(session.settings.initialization.rawValue) draws them; what changes "
          + "them later is update."
      }
    }
  }
}
