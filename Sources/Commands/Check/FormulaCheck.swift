import Rendering

/// Whether a person's formula gives a live matrix.
struct FormulaCheck: Finding {
  static let kind = "check"

  /// What there is to say of it.
  enum Verdict: String, Sendable, Encodable {
    /// The same to the last bit.
    case exact
    /// The same to rounding.
    case approximate
    /// The formula as written gives nan or inf where the matrix is finite.
    case notFinite
    /// It differs, or has another shape.
    case wrong
  }

  /// The element that differs most.
  struct Difference: Sendable, Encodable {
    let element: String
    let difference: Double
    let yours: Double
    let gradbs: Double
  }

  /// The matrix.
  let name: String
  /// When it is so, to stand behind its name, where that is not now.
  let when: String
  /// Whether the matrix may be the wrong one, because a bug is planted.
  let mayBeWrong: Bool
  /// The elements of the matrix.
  let count: Int
  var verdict = Verdict.exact
  /// How many of them differ by more than rounding.
  var differing = 0
  /// nil where nothing differs, or the shape does.
  var largest: Difference?
  /// What is said of another shape.
  var shapes: String?
  /// What is said of numbers that are not finite.
  var notFinite: String?
  /// The common mistake that the formula is, in words.
  var mistake: String?
  /// How many times as large all elements are alike, where they are.
  var factor: Double?

  init(name: String, when: String, mayBeWrong: Bool, of count: Int) {
    (self.name, self.when, self.mayBeWrong, self.count) = (name, when, mayBeWrong, count)
  }

  /// Whether it agrees.
  var isRight: Bool { verdict == .exact || verdict == .approximate }
}
