import Expressions
import Matrices
import Rendering

extension Command {
  static let hist = Command(
    "hist", group: .look, usage: "E [--svg FILE]",
    summary: "show how the numbers of a matrix are distributed",
    details: """
      E is a live matrix, a part of one, or any expression with several numbers. Each line is an interval, which holds \
      its lower end but not its upper one, and the numbers in it; the intervals begin at round numbers and follow the \
      rule of Freedman and Diaconis. nan and inf are counted apart.
      """,
    options: [Option(.svg)], operands: [.matrix],
    examples: [
      Example("hist W1", "all weights of the first layer"),
      Example("forward; hist max(A2, axis=0)", "how sure the network is of its predictions"),
      Example("hist abs(dW1[3]) --svg gradient.svg", "as a picture for a browser"),
    ],
    run: { interpreter, arguments in
      guard !arguments.text.isEmpty else { throw arguments.missing("an expression") }
      let value = try interpreter.evaluate(interpreter.parse(arguments.text), in: arguments.text)
      guard let array = value.array, array.elements.count > 1 else {
        throw CommandError.plain(
          "hist needs several numbers, and \(arguments.text) is a \(value.kindDescription); try hist W1")
      }
      let matrix = array.matrix
      var heading = StyledText(arguments.text, .name)
      heading.append("   \(value.kindDescription)\n", .faint)
      heading.append(MatrixStatistics(matrix).text(in: interpreter.host.display))
      let histogram = Histogram(title: arguments.text, matrix.elements)
      return try interpreter.result(ShownPicture(histogram, heading: heading), arguments)
    })
}
