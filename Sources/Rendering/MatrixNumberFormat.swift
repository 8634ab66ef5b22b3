import Matrices

/// How the numbers of one matrix are written, all of them alike, so that their points stand under each other.
///
/// A number that is not 0 is never written as 0: one too small for the common decimals gets an exponent of
/// its own.
struct MatrixNumberFormat: Equatable, Sendable {
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
    self.init(MatrixParts(Matrix(rows: values.count, columns: 1, elements: values)), 0..<1, digits: digits)
  }

  /// The format for some columns of a matrix that is made part by part.
  ///
  /// - Throws: `Stopped` where its making was ended.
  init<Stopped>(_ parts: MatrixParts<Stopped>, _ columns: Range<Int>, digits: Int) throws(Stopped) {
    var range = NumberRange()
    try parts.forEach(columns) { part in
      part.elements.forEach { range.add($0) }
      return true
    }
    let largest = range.largest
    if largest < 1e9 && range.isWhole {
      notation = .whole
    } else if let exponent = NumberText.exponent(of: NumberText.scientific(largest, decimals: 3)),
      let decimals = Self.decimals[exponent]
    {
      let decimals = max(1, decimals - (4 - digits))
      notation = .fixed(decimals: decimals)
      notation = .fixed(decimals: try needed(of: decimals, parts, columns))
    } else {
      notation = .scientific(decimals: 3)
      notation = .scientific(decimals: try needed(of: 3, parts, columns))
    }
    width = range.widest.reduce(1) { max($0, text($1).count) }
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
  private func needed<Stopped>(
    of decimals: Int, _ parts: MatrixParts<Stopped>, _ columns: Range<Int>
  ) throws(Stopped) -> Int {
    var needed = 1
    try parts.forEach(columns) { part in
      for value in part.elements where value.isFinite && value != 0 {
        let text = text(value)
        let digits = text.prefix { $0 != "e" }
        let zeros = digits.reversed().prefix { $0 == "0" }.count
        needed = max(needed, decimals - zeros)
        if case .fixed = notation, digits.count < text.count { needed = decimals }
        if needed >= decimals { return false }
      }
      return true
    }
    return min(needed, decimals)
  }
}

/// What decides how numbers are written alike: how large and how small they are.
private struct NumberRange {
  /// The largest magnitude of the finite numbers; 0 where there is none.
  private(set) var largest = 0.0
  /// Whether all finite numbers are whole.
  private(set) var isWhole = true
  /// The smallest and the largest number above 0, and below.
  private var above: (Double, Double)?
  private var below: (Double, Double)?
  private var zero: Double?
  private var special: [Double] = []

  mutating func add(_ value: Double) {
    guard value.isFinite else {
      if !special.contains(where: { $0 == value || $0.isNaN && value.isNaN }) { special.append(value) }
      return
    }
    largest = max(largest, abs(value))
    if value != value.rounded() { isWhole = false }
    if value > 0 {
      above = above.map { (min($0.0, value), max($0.1, value)) } ?? (value, value)
    } else if value < 0 {
      below = below.map { (min($0.0, value), max($0.1, value)) } ?? (value, value)
    } else {
      zero = 0
    }
  }

  /// Numbers of which one is written at least as wide as every other: as numbers of one sign grow, those with an exponent
  /// do not get wider as long as it is negative, and those without do not get narrower.
  var widest: [Double] {
    special + [zero, above?.0, above?.1, below?.0, below?.1].compactMap(\.self)
  }
}
