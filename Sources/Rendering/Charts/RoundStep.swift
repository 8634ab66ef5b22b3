import Platform

/// The distance between marks or intervals: 1, 2 or 5 times a power of ten.
struct RoundStep: Equatable {
  private let factor: Double
  private let exponent: Int

  /// A step of 1.
  static let one = RoundStep(factor: 1, exponent: 0)

  private init(factor: Double, exponent: Int) {
    self.factor = factor
    self.exponent = exponent
  }

  /// The step for about `count` (1 or more) of them from `low` to `high`; nil where rounding leaves nothing of it.
  init?(from low: Double, to high: Double, count: Int) {
    // Halves, because the distance of two large numbers may be infinite.
    let rough = (high / 2 - low / 2) / Double(count) * 2
    guard rough > 1e-300, rough.isFinite else { return nil }
    let exponent = Int(log10(rough).rounded(.down))
    let share = rough / pow(10, Double(exponent))
    // The nearest by ratio: between 2 and 5, for example, the bound is the root of 10.
    let factor = [(1.0, 2.0.squareRoot()), (2, 10.0.squareRoot()), (5, 50.0.squareRoot())].first {
      share < $0.1
    }?.0
    self.init(factor: factor ?? 1, exponent: factor == nil ? exponent + 1 : exponent)
    // Beyond 10¹² steps from 0, neighbouring multiples can hardly be told apart.
    guard value.isFinite, max(abs(low), abs(high)) / value < 1e12 else { return nil }
  }

  /// The step itself.
  var value: Double { multiple(1) }

  /// The next larger one.
  var larger: RoundStep {
    factor == 5
      ? RoundStep(factor: 1, exponent: exponent + 1)
      : RoundStep(factor: factor == 1 ? 2 : 5, exponent: exponent)
  }

  /// `count` steps from 0, as the nearest number: dividing by a whole power of ten gives it, multiplying by 0.1 does not.
  func multiple(_ count: Double) -> Double {
    exponent < 0 && exponent > -300
      ? count * factor / pow(10, Double(-exponent)) : count * factor * pow(10, Double(exponent))
  }

  /// How many steps from 0 the marks between `low` and `high` are: with those next to the ends beyond them, unless
  /// `isTight`.
  func multiples(from low: Double, to high: Double, isTight: Bool = false) -> [Double] {
    let (first, last) = (low / value, high / value)
    // A number that is a multiple but for rounding counts as one.
    return isTight
      ? Array(stride(from: (first - 1e-9).rounded(.up), through: (last + 1e-9).rounded(.down), by: 1))
      : Array(stride(from: (first + 1e-9).rounded(.down), through: (last - 1e-9).rounded(.up), by: 1))
  }

  /// `count` steps from 0 in words, with as many decimals as every other multiple has; a share, 0…1, in percent if so
  /// wanted.
  func label(_ count: Double, isPercent: Bool = false) -> String {
    if isPercent { return RoundStep(factor: factor, exponent: exponent + 2).label(count) + " %" }
    let value = count == 0 ? 0 : multiple(count)
    if exponent >= -6 && abs(value) < 1e6 { return NumberText.fixed(value, decimals: max(0, -exponent)) }
    if value == 0 { return "0" }
    let digits = Int(log10(abs(value)).rounded(.down)) - exponent
    return NumberText.withoutTrailingZeros(NumberText.scientific(value, decimals: min(15, max(0, digits))))
  }
}
