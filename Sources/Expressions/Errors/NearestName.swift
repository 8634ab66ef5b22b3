import Matrices

/// Finds the name that a person may have meant.
enum NearestName {
  /// The name that differs from `word` in capitals only; else by one letter, or by two in a long word.
  static func suggestion(for word: String, among names: [String]) -> String? {
    guard word.count <= 40 else { return nil }
    if let same = names.first(where: { $0.lowercased() == word.lowercased() }) { return same }
    let limit = word.count <= 5 ? 1 : 2
    let distances = names.map { (name: $0, distance: EditDistance.between(word, $0)) }
    // One letter has neighbours everywhere: x is not a slip for m.
    return distances.filter { $0.distance <= limit && $0.distance < word.count }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}
