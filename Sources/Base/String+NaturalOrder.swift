extension String {
  /// Whether this comes before `other` where numbers in both count as such: `W2` before `W10`.
  ///
  /// With `ignoringCase`, capitals count only between words that are the same but for them, and `_` comes before digits
  /// and letters: the order in which people expect names.
  package func comesNaturally(before other: String, ignoringCase: Bool = false) -> Bool {
    guard ignoringCase else { return Self.order(self, other) < 0 }
    let order = Self.order(Self.key(self), Self.key(other))
    if order != 0 { return order < 0 }
    // a before A.
    for (mine, theirs) in zip(unicodeScalars, other.unicodeScalars) where mine != theirs {
      return mine > theirs
    }
    return unicodeScalars.count < other.unicodeScalars.count
  }

  private static func key(_ text: String) -> String { text.lowercased().replacing("_", with: "\u{1}") }

  /// Negative where `first` comes first, positive where `second` does.
  private static func order(_ first: String, _ second: String) -> Int {
    var (left, right) = (Substring(first).unicodeScalars, Substring(second).unicodeScalars)
    while let a = left.first, let b = right.first {
      if isDigit(a), isDigit(b) {
        let (m, n) = (number(&left), number(&right))
        if m.count != n.count { return m.count - n.count }
        if let (m, n) = zip(m, n).first(where: { $0 != $1 }) { return m < n ? -1 : 1 }
        continue
      }
      if a != b { return a < b ? -1 : 1 }
      left.removeFirst()
      right.removeFirst()
    }
    return (left.isEmpty ? 0 : 1) - (right.isEmpty ? 0 : 1)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The digits at the beginning, which are taken off, without zeros before the others.
  private static func number(_ text: inout Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    let digits = text.prefix(while: isDigit)
    text = text[digits.endIndex...]
    return digits.drop { $0 == "0" }
  }
}
