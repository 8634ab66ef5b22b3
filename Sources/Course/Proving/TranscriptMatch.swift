import Commands

/// Compares what a command printed with what a page says that it prints.
///
/// Numbers are compared by value, to the digits that the page writes: 2.303 on the page is any number that rounds to it, and
/// a number without a decimal point is exactly that. Any number of blanks is like one. `...` on the page is like any text
/// within a line or, in a line by itself, like any number of lines. All else must be the same.
enum TranscriptMatch {
  /// The first line, counted from 0, of `expected` that nothing in `actual` is like, and the line of `actual` that stands
  /// there; nil where they match. At the end of either, the number of its lines.
  static func mismatch(expected: [String], actual: [String]) -> (expected: Int, actual: Int)? {
    let patterns = expected.map { ($0.trimmed == "...", tokens($0, isPattern: true)) }
    let lines = actual.map { tokens($0, isPattern: false) }
    var furthest = (expected: 0, actual: 0)
    let isMatch = matches(patterns.count, lines.count, isGap: { patterns[$0].0 }) { row, column in
      if row > furthest.expected { furthest = (row, column) }
      return isAlike(patterns[row].1, lines[column])
    } reached: { row, column in
      if row > furthest.expected { furthest = (row, column) }
    }
    return isMatch ? nil : furthest
  }

  /// Whether a line is as a pattern says.
  private static func isAlike(_ pattern: [Token], _ line: [Token]) -> Bool {
    matches(
      pattern.count, line.count, isGap: { pattern[$0] == .gap }, isAlike: { pattern[$0].isLike(line[$1]) })
  }

  /// Whether a row of patterns, some of which are gaps that stand for anything, covers a row of items. O(patterns · items).
  private static func matches(
    _ patterns: Int, _ items: Int, isGap: (Int) -> Bool, isAlike: (Int, Int) -> Bool,
    reached: (Int, Int) -> Void = { _, _ in }
  ) -> Bool {
    // What the patterns so far may have covered: of the items, the first so many.
    var covered = [Bool](repeating: false, count: items + 1)
    covered[0] = true
    for pattern in 0..<patterns {
      var next = [Bool](repeating: false, count: items + 1)
      if isGap(pattern) {
        guard let first = covered.firstIndex(of: true) else { return false }
        for item in first...items { next[item] = true }
      } else {
        for item in 0..<items where covered[item] && isAlike(pattern, item) { next[item + 1] = true }
      }
      if let first = next.firstIndex(of: true) { reached(pattern + 1, first) } else { return false }
      covered = next
    }
    return covered[items]
  }

  /// A part of a line.
  private enum Token: Equatable {
    case gap
    case blank
    case number(String)
    case character(Character)

    /// Whether what was printed is like this, which stands on the page.
    func isLike(_ printed: Token) -> Bool {
      guard case .number(let expected) = self, case .number(let actual) = printed else {
        return self == printed
      }
      return expected == actual || Self.isNear(expected, actual)
    }

    private static func isNear(_ expected: String, _ actual: String) -> Bool {
      let (expected, actual) = (expected.filter { $0 != "," }, actual.filter { $0 != "," })
      guard let wanted = Double(expected), wanted.isFinite, let found = Double(actual) else { return false }
      let parts = expected.lowercased().split(separator: "e")
      let decimals =
        parts[0].firstIndex(of: ".").map { parts[0].distance(from: $0, to: parts[0].endIndex) - 1 } ?? 0
      // No double has digits beyond 1e±400, and no line that many decimals: so the difference below cannot overflow.
      let exponent = parts.count > 1 ? max(-400, min(Int(parts[1]) ?? 0, 400)) : 0
      if decimals == 0 && parts.count == 1 { return wanted == found }
      // Half a unit of the last digit written, and a little for the rounding of this very difference.
      let half = 0.5 * power(exponent - decimals)
      return abs(wanted - found) <= half * (1 + 1e-6)
    }

    private static func power(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
  }

  private static func tokens(_ line: String, isPattern: Bool) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(line.trimmed)
    while let character = rest.first {
      if isPattern, rest.hasPrefix("...") {
        tokens.append(.gap)
        rest = rest.dropFirst(3)
      } else if character.isWhitespace {
        tokens.append(.blank)
        rest = rest.drop(while: \.isWhitespace)
      } else if let number = rest.prefixMatch(
        of: /[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?/),
        isNumberPossible(number.0, after: tokens)
      {
        tokens.append(.number(String(number.0).replacing("−", with: "-")))
        rest = rest[number.range.upperBound...]
      } else {
        tokens.append(.character(character))
        rest = rest.dropFirst()
      }
    }
    return tokens
  }

  /// Whether a sign belongs to the number behind it, and is not one between two numbers or words.
  private static func isNumberPossible(_ text: Substring, after tokens: [Token]) -> Bool {
    guard let sign = text.first, !sign.isNumber else { return true }
    switch tokens.last {
    case .number: return false
    case .character(let before): return !(before.isLetter || before == ")" || before == "]")
    case .blank, .gap, nil: return true
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String { CommandLineSplitter.trimmed(self) }
}
