import Expressions
import Foundation
import Pictures

/// How numbers are written where a letter behind a slash says so: `x/4g W1[3]`, `print/x alpha`, `display/f L`.
enum RawFormat: String, Sendable, CaseIterable, Codable {
  case general = "g"
  case fixed = "f"
  case exponent = "e"
  case whole = "d"
  case bits = "x"

  /// What each letter means, for help.
  static let meanings =
    "g all digits, f fixed point, e with an exponent, d whole numbers, x hexadecimal: of a number with a point its 64 bits"

  /// A number, as wide as others of its format; `isWhole` where it is one of integers.
  func text(_ value: Double, isWhole: Bool) -> String {
    switch self {
    case .general: String(repeating: " ", count: max(0, 24 - "\(value)".count)) + "\(value)"
    case .fixed: String(format: "%14.6f", value)
    case .exponent: String(format: "%14.6e", value)
    case .whole: String(format: "%14.0f", value.rounded() + 0)
    case .bits where isWhole:
      String(repeating: " ", count: max(0, 15 - digits(value).count)) + digits(value)
    case .bits:
      "0x" + String(repeating: "0", count: value.bitPattern.leadingZeroBitCount / 4)
        + String(value.bitPattern, radix: 16)
    }
  }

  /// A whole number in hexadecimal: `0xff`, `-0x1`.
  private func digits(_ value: Double) -> String {
    (value < 0 ? "-0x" : "0x") + (UInt64(exactly: abs(value)).map { String($0, radix: 16) } ?? "…")
  }

  /// Elements of an array by their places, counted row by row; each line begins with the index of its first.
  func lines(_ array: ArrayValue, _ places: Range<Int>) -> StyledText {
    let matrix = array.matrix
    let perLine = self == .bits || self == .general ? 2 : 4
    var text = StyledText()
    for place in places {
      let (row, column) = place.quotientAndRemainder(dividingBy: max(1, matrix.columns))
      if (place - places.lowerBound).isMultiple(of: perLine) {
        if place > places.lowerBound { text.append("\n") }
        text.append("[\(row),\(column)]:", .faint)
      }
      text.append("  " + self.text(matrix[row, column], isWhole: array.kind != .float))
    }
    return text + "\n"
  }
}

/// What stands behind the name of a command that takes a format: `/8g W1[3]`.
struct FormatRequest: Equatable {
  /// How many numbers were asked for; nil where that was left open.
  let count: Int?
  /// The format; nil where none was given.
  let format: RawFormat?
  /// The expression.
  let text: String

  /// Takes `arguments` apart.
  ///
  /// - Throws: `CommandError` where the format is none, or the expression is missing.
  init(_ arguments: Arguments, allowsCount: Bool = false) throws(CommandError) {
    var rest = arguments.text[...]
    var letters = rest.prefix(0)
    if rest.first == "/" {
      letters = rest.dropFirst().prefix { !$0.isWhitespace }
      rest = rest.dropFirst(letters.count + 1)
    }
    let digits = letters.prefix { $0.isNumber }
    let letter = letters.dropFirst(digits.count)
    count = Int(digits)
    format = RawFormat(rawValue: String(letter))
    text = CommandLineSplitter.trimmed(String(rest))
    let isCount = digits.isEmpty || (allowsCount && (1...10_000).contains(count ?? 0))
    guard isCount, letter.isEmpty || format != nil else {
      let name = arguments.command.name
      let choice = CommandError.listed(RawFormat.allCases.map(\.rawValue), "and")
      throw .badValue(
        String(letters), setting: name,
        expected: (allowsCount ? "a number up to 10000 and " : "") + "one of \(choice): \(name)/"
          + (allowsCount ? "8g W1[3]" : "g W1[3]"))
    }
    if text.isEmpty { throw arguments.missing("an expression") }
  }
}
