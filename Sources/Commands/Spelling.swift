import Networks

/// Finds what a person may have meant.
enum Spelling {
  /// The words that differ from `word` by at most two letters (one in short words), nearest first; at most three.
  static func nearest(to word: String, among words: [String]) -> [String] {
    let limit = word.count <= 4 ? 1 : 2
    let distances = words.map { (word: $0, distance: distance(word, $0)) }
    return distances.filter { $0.distance <= limit }.sorted { $0.distance < $1.distance }.prefix(3).map(
      \.word)
  }

  /// The least number of letters to insert, delete, replace or exchange with their neighbour.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    guard abs(a.count - b.count) <= 2 else { return 3 }
    var rows = [Array(0...b.count)]
    for i in 1..<a.count + 1 {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1..<b.count + 1 {
        row[j] = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], rows[i - 2][j - 2] + 1)
        }
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

/// Tells whether a word is the name of a matrix.
enum MatrixWord {
  /// Whether `word` could be a matrix's name in some network.
  static func isMatrix(_ word: String) -> Bool { MatrixName(word) != nil }
}
