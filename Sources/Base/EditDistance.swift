/// How far apart two words are, for finding what a person may have meant.
public enum EditDistance {
  /// The least number of letters to insert, delete, replace or exchange with their neighbour; 3 for words whose lengths
  /// differ by more than 2. O(letters × letters).
  public static func between(_ a: String, _ b: String) -> Int {
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
