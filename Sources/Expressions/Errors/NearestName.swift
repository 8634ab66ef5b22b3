/// Finds the name that a person may have meant.
enum NearestName {
  /// The name that differs from `word` in capitals only; else by one letter, or by two in a long word.
  static func suggestion(for word: String, among names: [String]) -> String? {
    guard word.count <= 40 else { return nil }
    if let same = names.first(where: { $0.lowercased() == word.lowercased() }) { return same }
    let limit = word.count <= 5 ? 1 : 2
    let distances = names.map { (name: $0, distance: distance(Array(word), Array($0))) }
    // One letter has neighbours everywhere: x is not a slip for m.
    return distances.filter { $0.distance <= limit && $0.distance < word.count }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  /// The least number of letters to insert, delete or replace (Levenshtein).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    guard abs(a.count - b.count) <= 2 else { return 3 }
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (letter == other ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
