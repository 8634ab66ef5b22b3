import Platform

/// How far a number may be from the one that is asked for.
public enum LessonTolerance: Sendable, Hashable {
  /// `tol T`: by at most so much, which is finite and not negative.
  case absolute(Double)
  /// `digits N`: as far as rounding to N significant digits goes, 1…15.
  case digits(Int)

  /// What is near enough where a task does not ask for more: three significant digits.
  public static let usual = LessonTolerance.digits(3)

  /// Whether `given` may stand for `expected`; infinities and what is no number stand for themselves.
  public func allows(_ given: Double, for expected: Double) -> Bool {
    if given == expected || (given.isNaN && expected.isNaN) { return true }
    guard given.isFinite, expected.isFinite else { return false }
    switch self {
    case .absolute(let most): return abs(given - expected) <= most
    case .digits(let count):
      guard expected != 0 else { return false }
      // Half a unit of the last digit; a little more, as the decimal digits of neither are exact.
      let unit = pow(10, (log10(abs(expected))).rounded(.down) - Double(count - 1))
      return abs(given - expected) <= 0.5 * unit * (1 + 1e-9)
    }
  }
}
