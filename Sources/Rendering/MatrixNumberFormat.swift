/// How the numbers of one matrix are written, all of them alike, so that their points stand under each other.
///
/// A number that is not 0 is never written as 0: one too small for the common decimals gets an exponent of
/// its own.
struct MatrixNumberFormat: Equatable {
  enum Notation: Equatable {
    /// All digits, no point.
    case whole
    /// That many digits after the point.
    case fixed(decimals: Int)
    /// One digit before the point, that many after it, and an exponent.
    case scientific(decimals: Int)
  }

  private(set) var notation: Notation
  /// The most characters that one of the numbers takes.
  private(set) var width = 1

  /// The decimals that show 4 to 6 significant digits of a matrix's largest number, by its power of ten.
  private static let decimals = [-3: 6, -2: 5, -1: 4, 0: 4, 1: 3, 2: 2, 3: 2, 4: 1, 5: 1]

  /// The format for `values`; with 3 `digits` instead of 4, one decimal less.
  init(_ values: [Double], digits: Int = 4) {
    let finite = values.filter(\.isFinite)
    let largest = finite.reduce(0) { max($0, abs($1)) }
    if largest < 1e9 && finite.allSatisfy({ $0 == $0.rounded() }) {
      notation = .whole
    } else if let exponent = NumberText.exponent(of: NumberText.scientific(largest, decimals: 3)),
      let decimals = Self.decimals[exponent]
    {
      let decimals = max(1, decimals - (4 - digits))
      notation = .fixed(decimals: decimals)
      notation = .fixed(decimals: needed(of: decimals, finite))
    } else {
      notation = .scientific(decimals: 3)
      notation = .scientific(decimals: needed(of: 3, finite))
    }
    width = values.reduce(1) { max($0, text($1).count) }
  }

  /// `x` in this format, zeros without a sign. Where a 0 stands for all its decimals, blanks follow, so that it stands where a 0 does.
  func text(_ x: Double) -> String {
    if let special = NumberText.special(x) { return special }
    switch notation {
    case .whole: return x == 0 ? "0" : NumberText.fixed(x, decimals: 0)
    case .scientific(let decimals):
      return x == 0 ? "0" : NumberText.scientific(x, decimals: decimals)
    case .fixed(let decimals):
      if x == 0 { return "0" + String(repeating: " ", count: decimals + 1) }
      let text = NumberText.fixed(x, decimals: decimals)
      let isVisible = text.contains { "1"..."9" ~= $0 }
      return isVisible ? text : NumberText.scientific(x, decimals: 1)
    }
  }

  /// How many of the decimals are needed, at least 1: those after them are zeros in every number.
  private func needed(of decimals: Int, _ values: [Double]) -> Int {
    var needed = 1
    for value in values where value != 0 {
      let text = text(value)
      if case .fixed = notation, text.contains("e") { return decimals }
      let digits = text.prefix { $0 != "e" }
      let zeros = digits.reversed().prefix { $0 == "0" }.count
      needed = max(needed, decimals - zeros)
      if needed >= decimals { return decimals }
    }
    return needed
  }
}
