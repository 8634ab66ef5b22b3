/// What a few bytes of text say, read as a whole number.
enum WrittenNumber: Equatable {
  /// A whole number, perhaps with a sign and a fraction of zeros; anything beyond ±`greatest` is ±`greatest`.
  case whole(Int)
  /// A number with a fraction that is not zero.
  case fraction
  /// Anything else.
  case notANumber

  static let greatest = 1_000_000

  /// Reads `text[range]`: a sign or none, digits, and perhaps a point and more digits.
  init(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var at = range.lowerBound
    var isNegative = false
    if at < range.upperBound, text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-") {
      isNegative = text[at] == UInt8(ascii: "-")
      at += 1
    }
    var value = 0
    var digits = 0
    while at < range.upperBound, let digit = Self.digit(text[at]) {
      value = min(value * 10 + digit, Self.greatest)
      digits += 1
      at += 1
    }
    var hasFraction = false
    if at < range.upperBound, text[at] == UInt8(ascii: ".") {
      at += 1
      while at < range.upperBound, let digit = Self.digit(text[at]) {
        if digit != 0 { hasFraction = true }
        digits += 1
        at += 1
      }
    }
    if digits == 0 || at < range.upperBound {
      self = .notANumber
    } else {
      self = hasFraction ? .fraction : .whole(isNegative ? -value : value)
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
