/// The labels of samples as their file has them: numbers, or words.
struct WrittenLabels: Sendable {
  /// The number of each sample; nan where it has a word.
  private(set) var numbers: [Double] = []
  /// The place in `vocabulary` of each sample's word, -1 where it has a number; empty where all have numbers.
  private(set) var words: [Int32] = []
  /// The words, in the order in which they came.
  private(set) var vocabulary: [String] = []
  private var places: [String: Int32] = [:]

  init() {}

  /// Labels that are numbers.
  init(numbers: [Double]) { self.numbers = numbers }

  /// How many there are.
  var count: Int { numbers.count }

  /// Whether any of them is a word.
  var hasWords: Bool { !vocabulary.isEmpty }

  mutating func removeAll() {
    numbers.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    vocabulary.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count) }

  mutating func append(_ number: Double) {
    numbers.append(number)
    if !words.isEmpty { words.append(-1) }
  }

  mutating func append(_ word: String) {
    if words.isEmpty { words = [Int32](repeating: -1, count: numbers.count) }
    numbers.append(.nan)
    words.append(place(of: word))
  }

  /// Adds the first `count` of others.
  mutating func append(_ others: WrittenLabels, first count: Int) {
    if others.words.isEmpty {
      numbers.append(contentsOf: others.numbers.prefix(count))
      if !words.isEmpty { words.append(contentsOf: repeatElement(-1, count: count)) }
      return
    }
    if words.isEmpty { words = [Int32](repeating: -1, count: numbers.count) }
    let own = others.vocabulary.map { place(of: $0) }
    numbers.append(contentsOf: others.numbers.prefix(count))
    words.append(contentsOf: others.words.prefix(count).map { $0 < 0 ? -1 : own[Int($0)] })
  }

  private mutating func place(of word: String) -> Int32 {
    if let known = places[word] { return known }
    let place = Int32(vocabulary.count)
    places[word] = place
    vocabulary.append(word)
    return place
  }

  /// The word or number of one sample, as the file has it.
  func text(_ sample: Int) -> String {
    let word = words.isEmpty ? -1 : words[sample]
    return word < 0 ? Self.text(numbers[sample]) : vocabulary[Int(word)]
  }

  /// A number as the name of a class.
  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }
}
