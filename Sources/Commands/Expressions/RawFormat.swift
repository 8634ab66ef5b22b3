import Base
import Expressions
import Platform
import Rendering

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
    case .fixed: value.printed(.fixed, 6, width: 14)
    case .exponent: value.printed(.exponent, 6, width: 14)
    case .whole: (value.rounded() + 0).printed(.fixed, 0, width: 14)
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
