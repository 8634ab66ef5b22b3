/// How often samples of each class are taken for each class.
public struct ConfusionTable: Sendable, Equatable, Encodable {
  /// What it counts, in a few words.
  public let title: String
  /// The samples by their actual class (row) and the predicted one (column); as many rows as columns.
  public let counts: [[Int]]
  /// The samples without a prediction, because the probabilities are NaN, by their class.
  public let unpredicted: [Int]
  /// What each class is called.
  public let names: [String]

  /// A table of counts, one row for each class; without names, classes are numbers.
  public init(title: String, counts: [[Int]], unpredicted: [Int], names: [String]? = nil) {
    precondition(
      counts.allSatisfy { $0.count == counts.count } && unpredicted.count == counts.count, "square")
    self.names = names ?? counts.indices.map(String.init)
    self.title = title
    self.counts = counts
    self.unpredicted = unpredicted
  }

  /// What stands above the columns: the first letters of each name, or its last where the first do not tell it apart.
  func columnNames(_ letters: Int) -> [String] {
    let first = names.map { String($0.prefix(letters)) }
    return Set(first).count == first.count ? first : names.map { String($0.suffix(letters)) }
  }

  /// The samples of a class.
  func total(_ actual: Int) -> Int { counts[actual].reduce(unpredicted[actual], +) }

  /// All samples.
  public var total: Int { counts.indices.reduce(0) { $0 + total($1) } }

  /// The samples that are taken for what they are.
  public var hits: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// The share of a class, 0…1, that is taken for `predicted`.
  func share(_ actual: Int, _ predicted: Int) -> Double {
    Double(counts[actual][predicted]) / Double(max(1, total(actual)))
  }

  /// The `count` most frequent mistakes, the most frequent first.
  public func frequentMistakes(_ count: Int) -> [(actual: Int, predicted: Int, count: Int)] {
    let mistakes = counts.indices.flatMap { actual in
      counts.indices.filter { $0 != actual && counts[actual][$0] > 0 }
        .map { (actual: actual, predicted: $0, count: counts[actual][$0]) }
    }
    // Sorting is stable, so classes stay in order where mistakes are equally frequent.
    return Array(mistakes.sorted { $0.count > $1.count }.prefix(count))
  }

  /// The share of a class that is right, in words; `none` where there is no sample of it.
  func accuracy(_ actual: Int) -> String {
    total(actual) == 0 ? "none" : NumberText.percent(share(actual, actual))
  }

  /// The accuracy, the most frequent mistakes, and what has no prediction, each in a line.
  var summary: [String] {
    var lines = [NumberText.hits(hits, of: total)]
    let mistakes = frequentMistakes(3).map {
      "\(names[$0.actual]) taken for \(names[$0.predicted]) (\($0.count))"
    }
    if !mistakes.isEmpty { lines.append("most often " + mistakes.joined(separator: ", ")) }
    let missing = unpredicted.reduce(0, +)
    if missing > 0 {
      lines.append("\(NumberText.count(missing)) without a prediction, because the probabilities are nan")
    }
    return lines
  }
}
