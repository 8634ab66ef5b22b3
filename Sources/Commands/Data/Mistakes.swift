import Datasets
import Debugging
import Matrices
import Rendering

extension Command {
  static let mistakes = Command(
    "mistakes", group: .data, usage: "[N] [train|dev|test|SEL] [--svg FILE]",
    summary: "show samples that the network gets wrong, the surest first",
    details: """
      Pictures of N samples (12) that the network as it is takes for another class, with both classes and their \
      probabilities. The first are those of whose wrong class it is surest: some of them are hard for people too. Where \
      the targets are numbers, they are the samples whose outputs are furthest off. \
      Without a part or samples, they are of dev. A number alone is N; a sample is dev:17 or 17:18.
      """,
    options: [Option(.svg)], operands: [.selection],
    examples: [
      Example("mistakes", "twelve of dev"), Example("mistakes 6 train", "six of training"),
      Example("mistakes 30 --svg mistakes.svg", "as a picture for a browser"),
    ],
    run: { interpreter, arguments in
      let (count, word) = try mistakesRequest(arguments)
      let selection = try interpreter.judgedSelection(word)
      let view = MistakesView(
        session: interpreter.session, selection: selection, answers: try interpreter.answers(selection))
      guard let shown = view.shown(count) else {
        guard !arguments.has(.svg) else {
          throw CommandError.plain("\(view.heading), so there is nothing to write")
        }
        return CommandResult(StyledText(view.heading + "\n"))
      }
      let heading = StyledText(view.heading, .heading).paragraph(
        columns: interpreter.host.display.columns)
      guard let picture = shown.picture else { return try interpreter.result(shown, arguments) }
      return try interpreter.result(ShownPicture(picture, heading: heading), arguments)
    })

  private static func mistakesRequest(
    _ arguments: Arguments
  ) throws(CommandError) -> (count: Int, selection: String?) {
    var words = arguments.words
    var count = 12
    if let place = words.firstIndex(where: { Int($0) != nil }) {
      let word = words.remove(at: place)
      guard let number = Int(word), (1...MistakesView.most).contains(number) else {
        throw .badValue(
          word, setting: "mistakes", expected: "how many to show, 1 to \(MistakesView.most)")
      }
      count = number
    }
    if words.count > 1 { throw .tooManyWords(words[1], command: arguments.command.name) }
    return (count, words.first)
  }
}
