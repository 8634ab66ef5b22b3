import Rendering

/// What could stand where the cursor is.
struct Completion {
  /// The characters before the cursor that the candidates stand for.
  var typed: String
  var candidates: [String]

  init(line: String, wordLength: Int, candidates: [String]) {
    typed = String(line.suffix(max(0, wordLength)))
    self.candidates = candidates
  }

  /// What to put in the place of `typed`; nil where that adds nothing.
  var insertion: String? {
    guard let first = candidates.first else { return nil }
    // A folder, a call or an index goes on right behind the word.
    if candidates.count == 1 { return "/([.=".contains(first.last ?? " ") ? first : first + " " }
    let common = candidates.dropFirst().reduce(first) { common, candidate in
      String(zip(common, candidate).prefix { $0 == $1 }.map(\.0))
    }
    return common.count > typed.count ? common : nil
  }

  /// The candidates in columns, as many as fit into `rows`, with a newline after each row.
  func listing(columns: Int, rows: Int, encoder: TextEncoder) -> String {
    let words = candidates.map(encoder.visible)
    let width = (words.map(\.columns).max() ?? 0) + 2
    let perRow = max(1, (columns + 1) / width)
    var listing = ""
    for (row, start) in stride(from: 0, to: words.count, by: perRow).enumerated() {
      if row + 1 == rows, start + perRow < words.count {
        return listing + "and \(words.count - start) more\n"
      }
      let inRow = words[start..<min(words.count, start + perRow)]
      for word in inRow.dropLast() {
        listing += word + String(repeating: " ", count: width - word.columns)
      }
      listing += (inRow.last ?? "") + "\n"
    }
    return listing
  }
}
