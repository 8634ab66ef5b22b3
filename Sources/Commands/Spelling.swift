import Matrices

/// Finds what a person may have meant.
enum Spelling {
  /// The words that differ from `word` by at most two letters (one in short words), nearest first; at most three.
  static func nearest(to word: String, among words: [String]) -> [String] {
    let limit = word.count <= 4 ? 1 : 2
    let distances = words.map { (word: $0, distance: EditDistance.between(word, $0)) }
    return distances.filter { $0.distance <= limit }.sorted { $0.distance < $1.distance }.prefix(3).map(
      \.word)
  }
}
