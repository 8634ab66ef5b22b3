/// Numbers as error messages write them.
enum NumberWords {
  /// Without the `.0` of whole numbers.
  static func text(_ number: Double) -> String {
    // A NaN may have a sign, which means nothing.
    if number.isNaN { return "nan" }
    guard let whole = Int(exactly: number), abs(number) < 1e15 else { return String(number) }
    return String(whole)
  }
}
