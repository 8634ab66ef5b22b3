import Base
import Networks
import Rendering

extension Command {
  static let bug = Command(
    "bug", group: .check, usage: "[plant [NAME|random] [--seed N] | list | hint | reveal | remove]",
    summary: "plant a mistake to be found, and be told about it",
    details: """
      plant puts a mistake that people make into one operation, into the data or into the first parameters: the one called \
      NAME, or a random one, whose name is not shown. From there on everything runs with it: step and train, gradcheck, \
      accuracy, and going back in time. What list shows stays the right formula, like a comment in a notebook that says \
      one thing while the code does another. The iteration under way begins again.

      Then find it: look at losses and numbers, explain them, check your own formulas, and accuse who you think it was. \
      hint gives hints, a vague one first. reveal tells everything. list shows all bugs there are, and remove takes the \
      planted one out; start keeps it, as a notebook does that runs again.

      A random bug comes from the seed setting and from how many were planted before, or from --seed.
      """,
    options: [Option(.bugSeed)],
    operands: [.bugAction, .bug],
    examples: [
      Example("bug plant random", "one to be found"),
      Example("bug plant db-sum", "a certain one"),
      Example("bug plant; bug hint", "a vague hint"),
      Example("bug plant missing-m; bug reveal", "what it is, and why it is wrong"),
      Example("bug list", "all of them"),
    ],
    run: { interpreter, arguments in
      guard let word = arguments.words.first else { return CommandResult(interpreter.bugStatus) }
      let actions = BugAction.allCases.filter { $0.rawValue.hasPrefix(word) }
      guard actions.count == 1, let action = actions.first else {
        throw CommandError.badValue(
          word, setting: "bug", expected: CommandError.listed(BugAction.allCases.map(\.rawValue), "or"))
      }
      if let extra = arguments.words.dropFirst(action == .plant ? 2 : 1).first {
        throw CommandError.tooManyWords(extra, command: "bug \(action)")
      }
      if action != .plant, arguments.has(.bugSeed) {
        throw CommandError.plain("--seed is for bug plant, which draws a random bug by it")
      }
      switch action {
      case .plant: return CommandResult(try interpreter.plant(arguments))
      case .list: return CommandResult(interpreter.bugList)
      case .hint: return CommandResult(try interpreter.bugHint())
      case .reveal:
        let view = BugView(display: interpreter.host.display)
        return CommandResult(view.revealed(try interpreter.hunted().bug, interpreter.session.architecture))
      case .remove: return CommandResult(try interpreter.removeBug())
      }
    })
}

/// What `bug` can do.
enum BugAction: String, CaseIterable {
  case plant, list, hint, reveal, remove
}

extension Interpreter {
  /// The hunt that is on.
  ///
  /// - Throws: `CommandError` where no bug is planted.
  func hunted() throws(CommandError) -> BugHunt {
    guard let hunt else { throw .plain("no bug is planted here; bug plant random plants one to be found") }
    return hunt
  }

  private func paragraph(_ text: String, _ style: Style = .plain) -> StyledText {
    StyledText(text, style).paragraph(columns: host.display.columns)
  }

  fileprivate var bugStatus: StyledText {
    guard let hunt else {
      return paragraph("no bug is planted; bug plant random plants one to be found, bug list shows them all")
    }
    let tries = "\(hunt.tries) \(hunt.tries == 1 ? "try" : "tries")"
    let hints = "\(hunt.hints) \(hunt.hints == 1 ? "hint" : "hints")"
    return paragraph(
      "a bug is planted: \(tries) and \(hints) so far; accuse OP, bug hint, bug reveal or bug remove")
  }

  /// Plants the bug that a person named, or a random one.
  fileprivate mutating func plant(_ arguments: Arguments) throws -> StyledText {
    let name = arguments.words.dropFirst().first ?? "random"
    let seed = try arguments[.bugSeed]
    if name == "random" {
      let drawn = seed.map(UInt64.init) ?? session.settings.seed &+ UInt64(bugsPlanted)
      guard let bug = session.drawnBug(seed: drawn), session.plant(bug) else {
        throw CommandError.plain(
          "there is no bug for this network; network 784-10-10 has places for most of them")
      }
      lastHunt = BugHunt(bug: bug)
      if seed == nil { bugsPlanted += 1 }
      return StyledText("a bug is planted\n", .caution)
        + paragraph(
          "Somewhere from the \(session.data.samples.image == nil ? "inputs" : "pixels") to the update, one line does not do what it says. gradcheck, explain, check, train "
            + "and sample help to find it; accuse OP names your suspect, bug hint gives a hint, bug reveal gives up.",
          .faint)
    }
    guard seed == nil else {
      throw CommandError.plain("--seed is for a random bug; \(name) is a certain one")
    }
    let bug = try plantedBug(name)
    if let lack = bug.lack(in: session.data) {
      throw CommandError.plain(
        "\(name) needs \(lack), which \(session.data.name) \(session.data.name.hasSuffix("s") ? "are" : "is") not; "
          + "load digits has them")
    }
    guard session.plant(bug) else {
      throw CommandError.plain(
        "\(name) has no place in the network \(session.architecture); \(bug.home.command()) makes one that has"
      )
    }
    lastHunt = BugHunt(bug: bug)
    let text = StyledText("\(bug.name) is planted: ", .caution) + StyledText(bug.summary)
    return text.paragraph(columns: host.display.columns)
  }

  /// The bug that a person calls `name`.
  func plantedBug(_ name: String) throws(CommandError) -> PlantedBug {
    if let bug = PlantedBug.named(name) { return bug }
    let near = Spelling.nearest(to: name, among: PlantedBug.all.map(\.name))
    throw .plain(
      near.isEmpty
        ? "there is no bug \(name); bug list shows the names of all"
        : "there is no bug \(name); did you mean \(CommandError.listed(near, "or"))?")
  }

  fileprivate var bugList: StyledText {
    var table = Table([.init("bug"), .init("what is wrong")])
    for bug in PlantedBug.all {
      let lack = bug.lack(in: session.data).map { " (needs \($0))" }
      let hasPlace = bug.story(in: session.architecture, session.program.rule) != nil && lack == nil
      table.add([
        StyledText(bug.name, hasPlace ? .name : .faint),
        StyledText(bug.summary, hasPlace ? .plain : .faint)
          + StyledText(hasPlace ? "" : lack ?? " (not in this network)", .faint),
      ])
    }
    return table.text(in: host.display)
  }

  /// The next hint to the bug that is planted.
  ///
  /// - Throws: `CommandError` where no bug is planted.
  package mutating func bugHint() throws -> StyledText {
    _ = try hunted()
    guard let hint = nextBugHint() else { return StyledText() }
    var text = StyledText("hint \(hint.number) of \(hint.count): ", .heading)
    text.append(hint.text)
    if hint.number == hint.count {
      text.append(" This was the last hint; bug reveal tells everything.", .faint)
    }
    return text.paragraph(columns: host.display.columns)
  }

  fileprivate mutating func removeBug() throws -> StyledText {
    let wasAsDrawn = session.isAsDrawn
    let isWithinIteration = session.position.operation > 0
    let bug = try hunted().bug
    session.removeBug()
    lastHunt = nil
    let restart = isWithinIteration ? "; the iteration begins again" : ""
    return StyledText("the planted bug is removed\(restart)\n", .good)
      + (wasAsDrawn
        ? StyledText()
        : paragraph(
          bug.isOfInitialization || session.position.iteration > 0
            ? "the parameters are still those that were trained with it; start begins again without it" : "",
          .faint))
  }
}

extension CommandOption<Int> {
  fileprivate static var bugSeed: Self {
    Self(
      "--seed", "N", "the seed that a random bug is drawn by", atLeast: 0)
  }
}
