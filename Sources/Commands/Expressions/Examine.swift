import Expressions
import Rendering

extension Command {
  static let examine = Command(
    "x", group: .look, usage: "/FMT E",
    summary: "show raw numbers",
    details: """
      FMT is how many, and a letter: \(RawFormat.meanings). Without a number, 8 are shown. The numbers are taken row by \
      row; a blank line goes on with those that follow.
      """,
    takesText: true, takesFormat: true, operands: [.matrix],
    examples: [
      Example("x/4g W1[3]", "four weights with all their digits"), Example("x/2x alpha * W2", "bits"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      try interpreter.examine(FormatRequest(arguments, allowsCount: true))
    })
}

extension Interpreter {
  /// Shows the numbers that were asked for; asked the same again, those that follow.
  fileprivate mutating func examine(_ request: FormatRequest) throws -> CommandResult {
    let value = try evaluate(parse(request.text), in: request.text)
    guard let array = value.array else {
      throw CommandError.plain("\(request.text) is a \(value.kindDescription); x shows numbers")
    }
    let matrix = array.matrix
    let start = examined?.request == request ? examined?.next ?? 0 : 0
    let end = min(matrix.elements.count, start + (request.count ?? 8))
    guard start < end else {
      examined = nil
      return CommandResult(
        StyledText("there are no more than \(NumberText.count(matrix.elements.count)) numbers\n"))
    }
    examined = (request, end)
    let format = request.format ?? .general
    guard end - start > Self.portion else { return CommandResult(format.lines(array, start..<end)) }
    // Nobody waits for millions of numbers to be made into one text.
    var next = start
    try host.showInPortions {
      guard next < end else { return nil }
      if host.isInterrupted { throw Interruption(message: "x was interrupted; nothing has changed") }
      defer { next += Self.portion }
      return format.lines(array, next..<min(next + Self.portion, end))
    }
    return CommandResult()
  }

  /// More numbers than this are shown while they are made; a multiple of those in a line.
  private static let portion = 4000
}
