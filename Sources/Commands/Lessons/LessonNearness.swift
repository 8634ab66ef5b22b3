import Pictures

/// How near a number came.
enum LessonNearness {
  /// `2 % too large`, where it is off by no more than a tenth; nil where it is not near.
  static func words(_ given: Double, of expected: Double) -> String? {
    guard given.isFinite, expected.isFinite, expected != 0, given != expected else { return nil }
    let share = (given - expected) / expected
    guard abs(share) <= 0.1 else { return nil }
    return "\(NumberText.significant(abs(share) * 100, digits: 1)) % too \(share > 0 ? "large" : "small")"
  }
}
