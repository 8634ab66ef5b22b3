import Base
import Networks
import Rendering

extension Command {
  static let help = Command(
    "help", aliases: ["h", "?"], group: .help, usage: "[COMMAND | GROUP | MATRIX | SETTING | WORD]",
    summary: "list the commands, or explain one, a matrix, a setting or a word",
    details: """
      help dW1 explains the operation that writes dW1: what it means, and where its formula comes from. help W1 tells what \
      a matrix holds, help alpha what a setting does, help epoch what a word means; help functions lists the functions \
      of expressions, help keys the keys of the prompt, and help stop, as other headings of help do, the commands of a \
      group. W1? asks as help W1 does. The beginning of a command's name \
      is enough where no other begins so.
      """,
    operands: [.command],
    examples: [
      Example("help forward", "a command"), Example("help dZ1", "an operation"),
      Example("help W1", "a matrix"),
      Example("help softmax", "a word"),
    ],
    run: { interpreter, arguments in
      guard !arguments.words.isEmpty else {
        return CommandResult(HelpView.overview(interpreter.commands, interpreter.host.display))
      }
      // Some words of the glossary are two.
      if let text = HelpTopic.text(arguments.words.joined(separator: " "), interpreter) {
        return CommandResult(text)
      }
      let word = try arguments.one("a word")
      do {
        return CommandResult(HelpView.text(try interpreter.commands.named(word), interpreter.host.display))
      } catch CommandError.unknownCommand {
        throw CommandError.unknownTopic(
          word, Spelling.nearest(to: word, among: HelpTopic.names(interpreter)))
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
      let found = interpreter.commands.all.filter { command in
        command.helpTexts.contains { $0.lowercased().contains(word) }
      }
      guard !found.isEmpty else {
        return CommandResult(StyledText("no command's help mentions \(arguments.text)\n"))
      }
      return CommandResult(HelpView.table(found, interpreter.host.display))
    })

  static let quit = Command(
    "quit", aliases: ["q", "exit"], group: .help,
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
    let settings = self == .set ? Setting.all.flatMap { [$0.name, $0.summary, $0.expected] } : []
    return [name, summary, details] + options.map(\.summary) + settings
  }
}
