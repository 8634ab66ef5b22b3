import Base
import Platform

/// Single numbers as text, as a user of NumPy expects to read them.
public enum NumberText {
  /// `x` at 4 significant digits, 5 from 1,000 and 6 from 10,000 on, without trailing zeros: `0.1234`, `12.35`,
  /// `1.2e-07`, `0`, `nan`, `-inf`.
  ///
  /// A zero has no sign, as in a matrix. Whole numbers below 10⁹ keep all their digits. Below 0.0001 and from 10⁶ on, the exponent is written.
  public static func scalar(_ x: Double) -> String {
    if let special = special(x) { return special }
    let magnitude = abs(x)
    if magnitude < 1e9 && x == x.rounded() { return fixed(x + 0, decimals: 0) }
    let digits = magnitude < 1e3 ? 4 : magnitude < 1e4 ? 5 : 6
    // Rounding may carry into another power of ten, so the exponent is read off the rounded number.
    let rounded = scientific(x, decimals: digits - 1)
    guard let exponent = exponent(of: rounded) else { return rounded }
    if exponent < -4 || exponent >= 6 { return withoutTrailingZeros(scientific(x, decimals: 3)) }
    return withoutTrailingZeros(fixed(x, decimals: max(0, digits - 1 - exponent)))
  }

  /// `count` with commas between thousands: `34,058`.
  public static func count(_ count: Int) -> String { count.separated }

  /// A small count in words, as sentences have it: `ten`; others as `count` writes them.
  public static func word(_ count: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
    return words.indices.contains(count) ? words[count] : self.count(count)
  }

  /// `share`, 0…1, in percent with two decimals: `83.07 %`.
  public static func percent(_ share: Double) -> String {
    "\(special(share) ?? fixed(share * 100, decimals: 2)) %"
  }

  /// `share`, 0…1, in percent with one decimal, for a caption: `83.1 %`.
  public static func shortPercent(_ share: Double) -> String {
    "\(special(share) ?? fixed(share * 100, decimals: 1)) %"
  }

  /// The shape of a matrix: `10×784`, or `10x784` where only ASCII can be shown.
  public static func shape(_ rows: Int, _ columns: Int, unicode: Bool = true) -> String {
    "\(rows)\(unicode ? "×" : "x")\(columns)"
  }

  /// `nan`, `inf` or `-inf`; nil for a finite number.
  static func special(_ x: Double) -> String? {
    guard !x.isFinite else { return nil }
    return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf"
  }

  /// A finite `x` with that many digits after the point, and no exponent.
  static func fixed(_ x: Double, decimals: Int) -> String { x.printed(.fixed, decimals) }

  /// A finite `x` with one digit before the point, that many after it, and an exponent.
  static func scientific(_ x: Double, decimals: Int) -> String { x.printed(.exponent, decimals) }

  /// The exponent at the end of a number in scientific notation.
  static func exponent(of text: String) -> Int? {
    text.lastIndex(of: "e").flatMap { Int(text[text.index(after: $0)...]) }
  }

  /// `text` without the zeros that end its decimals, and without a point that nothing follows.
  static func withoutTrailingZeros(_ text: String) -> String {
    let end = text.lastIndex(of: "e") ?? text.endIndex
    var digits = text[..<end]
    guard digits.contains(".") else { return text }
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return String(digits) + text[end...]
  }
}

extension NumberText {
  /// A number of bytes in megabytes: `257 MB`.
  public static func megabytes(_ bytes: Int) -> String { "\(count((bytes + 500_000) / 1_000_000)) MB" }

  /// `x` with two significant digits and an exponent, for errors: `3.1e-08`.
  public static func exponential(_ x: Double) -> String { special(x) ?? scientific(x, decimals: 1) }

  /// `x` at so many significant digits (1…17), without trailing zeros.
  public static func significant(_ x: Double, digits: Int) -> String {
    special(x) ?? x.printed(.general, digits)
  }

  /// `x` with all digits that tell it from every other number; a number that is none has no sign.
  public static func exact(_ x: Double) -> String { special(x) ?? "\(x)" }
}
