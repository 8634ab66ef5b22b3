import Networks
import Pictures

extension Command {
  static let help = Command(
    "help", aliases: ["h"], group: .help, usage: "[COMMAND | OPERATION]",
    summary: "list the commands, or explain one of them, or an operation",
    details: """
      help dW1 explains an operation: what it means, and where its formula comes from. The beginning of a command's name \
      is enough where no other begins so.
      """,
    operands: [.command],
    examples: [Example("help forward", "a command"), Example("help dZ1", "an operation")],
    run: { interpreter, arguments in
      guard let word = try arguments.oneAtMost() else {
        return CommandResult(HelpView.overview(interpreter.host.display))
      }
      if let place = interpreter.session.program.index(of: word) {
        return CommandResult(
          HelpView.text(interpreter.session.program.operations[place], interpreter.host.display))
      }
      do {
        return CommandResult(HelpView.text(try Command.named(word), interpreter.host.display))
      } catch CommandError.unknownCommand {
        let names = Command.all.map(\.name) + interpreter.session.program.operations.map(\.name)
        throw CommandError.unknownTopic(word, Spelling.nearest(to: word, among: names))
      }
    })

  static let apropos = Command(
    "apropos", group: .help, usage: "WORD",
    summary: "list the commands whose help mentions a word",
    details: "Capitals do not matter.",
    examples: [Example("apropos gradient", "what has to do with gradients")],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else { throw arguments.missing("a word") }
      let word = arguments.text.lowercased()
      let found = Command.all.filter { command in
        command.helpTexts.contains { $0.lowercased().contains(word) }
      }
      guard !found.isEmpty else {
        return CommandResult(StyledText("no command's help mentions \(arguments.text)\n"))
      }
      return CommandResult(HelpView.table(found, interpreter.host.display))
    })

  static let quit = Command(
    "quit", aliases: ["q"], group: .help,
    summary: "leave gradb",
    details: "Ctrl-D at an empty line does the same.",
    examples: [Example("quit", "goodbye")],
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      interpreter.quits = true
      return CommandResult()
    })
}

extension Command {
  /// All that help says about it; of set also what can be set.
  fileprivate var helpTexts: [String] {
    let settings = self == .set ? Setting.all.flatMap { [$0.name, $0.summary] } : []
    return [name, summary, details] + options.map(\.summary) + settings
  }
}
