import Platform
import Rendering

/// How near a number came.
enum LessonNearness {
  /// `2 % too large`, where it is off by no more than a tenth; nil where it is not near.
  static func words(_ given: Double, of expected: Double) -> String? {
    guard given.isFinite, expected.isFinite, expected != 0, given != expected else { return nil }
    let share = (given - expected) / expected
    guard abs(share) <= 0.1 else { return nil }
    return "\(NumberText.significant(abs(share) * 100, digits: 1)) % too \(share > 0 ? "large" : "small")"
  }

  /// Whether `text` is a number that rounding or cutting off digits of `expected` gives.
  static func isRounding(_ text: String, of expected: Double) -> Bool {
    guard let given = Double(text), let digits = AnswerText.significantDigits(text), given != 0 else {
      return false
    }
    let unit = pow(10, log10(abs(given)).rounded(.down) - Double(digits - 1))
    return abs(given - expected) < unit
  }
}
