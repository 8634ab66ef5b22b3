import Expressions

/// The slips that everybody makes with every number, each with a sentence, found by rule: where a lesson says nothing of
/// its own, these are told.
struct LessonSlips {
  /// What is asked for, as an expression.
  let text: String
  /// Its value.
  let expected: Value
  /// The samples of the batch.
  let m: Int
  /// What another expression is worth in the same state; nil where it has no value.
  let value: (String) -> Value?

  /// What the answer is instead; nil where it is no slip that is known.
  func sentence(_ given: Value) -> String? {
    guard let expected = expected.numbers, let numbers = given.numbers, expected.shape == numbers.shape else {
      return nil
    }
    if let ratio = Self.ratio(numbers.elements, expected.elements), let sentence = ofRatio(ratio) {
      return sentence
    }
    if let neighbour = neighbour(given) { return neighbour }
    guard numbers.elements.count == 1, expected.elements[0] == expected.elements[0].rounded() else {
      return nil
    }
    switch numbers.elements[0] - expected.elements[0] {
    case 1: return "That is one too many."
    case -1: return "That is one too few."
    default: return nil
    }
  }

  /// By what all numbers are to be multiplied to give the others, to three digits; nil where that is no one number.
  private static func ratio(_ given: [Double], _ expected: [Double]) -> Double? {
    guard let place = expected.firstIndex(where: { $0 != 0 && $0.isFinite }) else { return nil }
    let ratio = given[place] / expected[place]
    let isOne = zip(given, expected).allSatisfy { given, expected in
      abs(given - ratio * expected) <= 2e-3 * abs(ratio * expected)
    }
    return isOne && ratio.isFinite ? ratio : nil
  }

  private func ofRatio(_ ratio: Double) -> String? {
    func isNear(_ value: Double) -> Bool { abs(ratio - value) <= 5e-3 * abs(value) }
    if isNear(-1) { return "The size is right. Look at the sign." }
    // Nobody takes a mean of a count.
    let m = isCount ? 1 : m
    if m > 1, isNear(Double(m)) { return "That is m = \(m) times as large: is there a mean to be taken?" }
    if m > 1, isNear(1 / Double(m)) {
      return "That is m = \(m) times too small: it is divided by m once too often."
    }
    let size = expected.array?.single.map(abs) ?? .nan
    if isNear(100) {
      return (0.001...1).contains(size)
        ? "That is in per cent. A fraction is asked for, so divide by 100."
        : "That is a hundred times too large."
    }
    if isNear(0.01) {
      return "That is a hundred times too small."
        + ((1...100).contains(size) ? " Is it in per cent that the number is asked for?" : "")
    }
    return nil
  }

  /// Whether a whole number is asked for.
  private var isCount: Bool {
    expected.array?.single.map { $0 == $0.rounded() && abs($0) > 1 } ?? false
  }

  /// The row or the column beside the one that is asked for, or its number taken for that of a row.
  private func neighbour(_ given: Value) -> String? {
    for match in text.matches(of: /\[([0-9]+), *([0-9]+|:)\]|\[(:), *([0-9]+)\]/) {
      let row = Int(match.1 ?? match.3 ?? "")
      let column = Int(match.2 ?? match.4 ?? "")
      let places: [(row: Int?, column: Int?, sentence: String)] = [
        (row.map { $0 + 1 }, column, "That is of the next row. Rows are counted from 0."),
        (row.map { $0 - 1 }, column, "That is of the row before. Rows are counted from 0."),
        (row, column.map { $0 + 1 }, "That is of the next column. Columns are counted from 0."),
        (row, column.map { $0 - 1 }, "That is of the column before. Columns are counted from 0."),
        (column, row, "That has row and column exchanged. The row comes first."),
      ]
      for place in places where (place.row, place.column) != (row, column) {
        guard place.row ?? 0 >= 0, place.column ?? 0 >= 0 else { continue }
        let other = "[\(place.row.map(String.init) ?? ":"),\(place.column.map(String.init) ?? ":")]"
        // The same place of every matrix in it: W2[1,2] - alpha * dW2[1,2].
        if isNear(given, value(text.replacing(match.output.0, with: other))) {
          return place.sentence
        }
      }
    }
    return nil
  }

  private func isNear(_ given: Value, _ other: Value?) -> Bool {
    guard let other = other?.numbers, let given = given.numbers, other.shape == given.shape else {
      return false
    }
    return zip(given.elements, other.elements).allSatisfy { abs($0 - $1) <= 5e-4 * abs($1) }
  }
}
