import Base
import Datasets
import Debugging
import Expressions
import Matrices
import Networks
import Rendering

extension Command {
  static let show = Command(
    "show", aliases: ["sh"], group: .look, usage: "M[...] [--all] [--grid] [--svg FILE]",
    summary: "show a matrix, a row, a column, an element or a slice",
    details: """
      Shows shape, statistics and numbers, and a picture where there is one: a sample of X, or a row of W1 or dW1, \
      which has a weight for each pixel. M is a live matrix: X, Y, W1, b1, Z1, A1, L, dZ1, dW1, db1, dA1 and so on for \
      each layer; info network lists them.

      Indices are NumPy's and start at 0: W1[3] is row 3 (the weights into hidden neuron 3), W1[3,402] an element, \
      Z1[:,0] a column (one sample), W1[0:3, -5:] a slice. Large matrices are shown by their edges. A name of your own \
      or an expression will do, too: show W1[3] - old[3].
      """,
    options: [
      Option(.all), Option(.grid), Option(.svg),
    ],
    operands: [.matrix],
    examples: [
      Example("show W1[3]", "what hidden neuron 3 looks for, as a picture"),
      Example("show dW2", "all numbers of a small matrix"),
      Example("show Z1[:,0]", "one sample's column"),
      Example("show W1[3,402]", "one number, with all its digits"),
      Example("show W1 --grid", "what every hidden neuron looks for"),
    ],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else { throw arguments.missing("a matrix") }
      if arguments.words.count > 1, arguments.words.allSatisfy({ (try? MatrixReference($0)) != nil }) {
        let commands = arguments.words.map { "show \($0)" }
        throw CommandError.plain("show takes one matrix at a time; type \(commands.joined(separator: "; "))")
      }
      let reference: MatrixReference
      do {
        reference = try MatrixReference(arguments.text)
      } catch {
        guard let own = interpreter.ownValue(arguments.text) else { throw error }
        if arguments.has(.grid) {
          let grid = try own.grid()
          return try interpreter.result(ShownPictures(grid), arguments)
        }
        if arguments.has(.svg) { return try interpreter.result(ShownPicture(own.picture()), arguments) }
        return CommandResult(own.view())
      }
      if arguments.has(.grid) {
        let grid = try MatrixGridView(session: interpreter.session).grid(reference)
        return try interpreter.result(ShownPictures(grid), arguments)
      }
      return try interpreter.show(reference, arguments)
    })
}

extension Interpreter {
  /// The part of a live matrix that `reference` names. All numbers of a large one are shown at once, one portion after the
  /// other.
  fileprivate func show(_ reference: MatrixReference, _ arguments: Arguments) throws -> CommandResult {
    do {
      let part = try MatrixToShow(reference, in: session, stop: host.stop)
      if arguments.has(.svg) { return try result(ShownPicture(part.picture()), arguments) }
      let showsAll = arguments.has(.all)
      let shown = try part.shown(withAll: showsAll)
      guard showsAll, shown.numbers == nil else { return CommandResult(shown) }
      var portions = try part.portions(in: host.display)
      let first = try portions.next() ?? StyledText()
      guard let second = try portions.next() else { return CommandResult([shown, first]) }
      var ready = [second, shown.text(in: host.display) + first]
      try host.showInPortions { try ready.popLast() ?? portions.next() }
      return CommandResult()
    } catch is BrokenOff {
      throw Interruption(message: "show was interrupted; nothing has changed")
    }
  }

  /// What an expression that is no live matrix gives; nil where it cannot be understood, or is no array.
  fileprivate func ownValue(_ text: String) -> OwnValueView? {
    guard let expression = try? ParsedExpression(text), let array = try? evaluate(expression, in: text).array
    else { return nil }
    return OwnValueView(text: text, array: array, shape: session.data.samples.image, display: host.display)
  }
}

extension CommandOption<Void> {
  fileprivate static var all: Self {
    Self("--all", "show every number")
  }
  fileprivate static var grid: Self {
    Self(
      "--grid", "show the rows of W1 or dW1, or the samples of X, as pictures side by side")
  }
}
