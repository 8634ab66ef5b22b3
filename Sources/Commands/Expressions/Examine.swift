import Expressions
import Foundation
import Pictures

extension Command {
  static let examine = Command(
    "x", group: .look, usage: "/FMT E",
    summary: "show raw numbers",
    details: """
      FMT is how many, and a letter: g all digits, f fixed point, e with an exponent, d whole numbers, x the 64 bits of a \
      Double in hexadecimal. Without a number, 8 are shown. The numbers are taken row by row; a blank line goes on with \
      those that follow.
      """,
    takesText: true, operands: [.matrix],
    examples: [
      Example("x/4g W1[3]", "four weights with all their digits"), Example("x/2x alpha * W2", "bits"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      let request = try ExamineRequest(arguments)
      return try interpreter.examine(request)
    })
}

/// What `x` was asked to show.
struct ExamineRequest: Equatable {
  let count: Int
  let format: Character
  let text: String

  init(_ arguments: Arguments) throws(CommandError) {
    var rest = arguments.text[...]
    var count = 8
    var format: Character = "g"
    if rest.first == "/" {
      let letters = rest.dropFirst().prefix { !$0.isWhitespace }
      rest = rest.dropFirst(letters.count + 1)
      let digits = letters.prefix { $0.isNumber }
      let letter = letters.dropFirst(digits.count)
      guard letter.isEmpty || "gfedx".contains(letter), letter.count <= 1,
        digits.isEmpty || (1...10_000).contains(Int(digits) ?? 0)
      else {
        throw .badValue(
          String(letters), setting: "x",
          expected: "a number up to 10000 and one of g, f, e, d and x: x/8g W1[3]")
      }
      count = Int(digits) ?? count
      format = letter.first ?? format
    }
    self.count = count
    self.format = format
    text = CommandLineSplitter.trimmed(String(rest))
    if text.isEmpty { throw arguments.missing("an expression") }
  }
}

extension Interpreter {
  /// Shows the numbers that were asked for; asked the same again, those that follow.
  fileprivate mutating func examine(_ request: ExamineRequest) throws -> CommandResult {
    let value = try evaluate(parse(request.text), in: request.text)
    guard let array = value.array else {
      throw CommandError.plain("\(request.text) is a \(value.kindDescription); x shows numbers")
    }
    let matrix = array.matrix
    let start = examined?.request == request ? examined?.next ?? 0 : 0
    let end = min(matrix.elements.count, start + request.count)
    guard start < end else {
      examined = nil
      return CommandResult(
        StyledText("there are no more than \(NumberText.count(matrix.elements.count)) numbers\n"))
    }
    examined = (request, end)
    let perLine = request.format == "x" || request.format == "g" ? 2 : 4
    var text = StyledText()
    for place in start..<end {
      let (row, column) = place.quotientAndRemainder(dividingBy: max(1, matrix.columns))
      if (place - start).isMultiple(of: perLine) {
        if place > start { text.append("\n") }
        text.append("[\(row),\(column)]:", .faint)
      }
      text.append("  " + Self.number(matrix[row, column], request.format))
    }
    return CommandResult(text + "\n")
  }

  private static func number(_ value: Double, _ format: Character) -> String {
    switch format {
    case "f": String(format: "%14.6f", value)
    case "e": String(format: "%14.6e", value)
    case "d": String(format: "%14.0f", value.rounded() + 0)
    case "x":
      "0x" + String(repeating: "0", count: value.bitPattern.leadingZeroBitCount / 4)
        + String(value.bitPattern, radix: 16)
    default: String(repeating: " ", count: max(0, 24 - "\(value)".count)) + "\(value)"
    }
  }
}
