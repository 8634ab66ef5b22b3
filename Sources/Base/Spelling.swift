/// Finds what a person may have meant by a word that is none.
public enum Spelling {
  /// Those of `words` that `word` may be a slip for, nearest first; at most three.
  ///
  /// One that differs in capitals only is the nearest. Else one letter may be wrong, or two in a word of seven, and both
  /// must begin alike: whoever types a wrong word mostly has its first letter right, and words that share less look like
  /// a guess. A word of one or two letters is near to everything, so nothing is near to it.
  public static func nearest(to word: String, among words: [String]) -> [String] {
    let letters = word.lowercased()
    let near = words.compactMap { candidate -> (word: String, distance: Int)? in
      let other = candidate.lowercased()
      if other == letters { return (candidate, 0) }
      let distance = EditDistance.between(letters, other)
      return isNear(letters, other, distance) ? (candidate, distance) : nil
    }
    // The order of the words decides between equals.
    return near.sorted { $0.distance < $1.distance }.prefix(3).map(\.word)
  }

  private static func isNear(_ word: String, _ other: String, _ distance: Int) -> Bool {
    let length = max(word.count, other.count)
    guard length > 2, beginAlike(word, other) else { return false }
    // Letters in a wrong order are all there: prtin is print.
    return distance <= (length < 7 ? 1 : 2) || (distance == 2 && word.sorted() == other.sorted())
  }

  /// Whether the first letters are the same, or the first was dropped, doubled or exchanged with the second.
  private static func beginAlike(_ word: String, _ other: String) -> Bool {
    word.first == other.first || word.dropFirst() == other[...] || other.dropFirst() == word[...]
      || (word.first == other.dropFirst().first && other.first == word.dropFirst().first)
  }
}
