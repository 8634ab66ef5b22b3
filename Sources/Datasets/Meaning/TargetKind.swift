/// Whether the targets of a table are classes or numbers, and which.
enum TargetKind {
  /// What the samples are to be taken for.
  static func targets(of table: ReadTable, isImage: Bool, _ options: ReadingOptions) throws(DataError)
    -> Targets
  {
    guard let labels = table.labels else {
      let classes = options.likeness.map(\.classes) ?? .digits
      return classes.map { .labels([UInt16](repeating: 0, count: table.count), classes: $0) }
        ?? .numbers([Double](repeating: 0, count: table.count))
    }
    if let likeness = options.likeness { return try targets(labels, of: table, like: likeness.classes) }
    if options.kind == .regression {
      guard !labels.hasWords else { throw .wordsAsNumbers(file: table.file, word: labels.vocabulary[0]) }
      return .numbers(labels.numbers)
    }
    let isWhole = labels.hasWords || labels.numbers.allSatisfy { $0 == $0.rounded() }
    guard isWhole || options.kind == .classes else { return .numbers(labels.numbers) }
    return try classes(labels, of: table, isDecided: isImage || labels.hasWords || options.kind == .classes)
  }

  /// Classes are those that are there: numbers in their order, then words in theirs.
  private static func classes(
    _ labels: WrittenLabels, of table: ReadTable, isDecided: Bool
  ) throws(DataError) -> Targets {
    let numbers = Set(labels.numbers.lazy.filter { !$0.isNaN }).sorted()
    let count = numbers.count + labels.vocabulary.count
    // Few numbers are classes; many, or many for the rows there are, may be what somebody measured.
    if !isDecided, count > 50 || (count > 10 && 10 * count > table.count) {
      throw .kindUndecided(file: table.file, values: count, rows: table.count)
    }
    guard count <= Targets.mostClasses else {
      throw .tooManyClasses(file: table.file, count: count, limit: Targets.mostClasses)
    }
    let words = labels.vocabulary.indices.sorted { labels.vocabulary[$0] < labels.vocabulary[$1] }
    var ofNumber: [Double: UInt16] = [:]
    for (label, number) in numbers.enumerated() { ofNumber[number] = UInt16(label) }
    var ofWord = [UInt16](repeating: 0, count: words.count)
    for (place, word) in words.enumerated() { ofWord[word] = UInt16(numbers.count + place) }
    let names =
      numbers.map { number in
        Int(exactly: number).flatMap { table.classNames?[$0] } ?? WrittenLabels.text(number)
      } + words.map { labels.vocabulary[$0] }
    let own = (0..<labels.count).map { sample in
      let word = labels.words.isEmpty ? -1 : labels.words[sample]
      return word < 0 ? ofNumber[labels.numbers[sample]] ?? 0 : ofWord[Int(word)]
    }
    return .labels(own, classes: Classes(names: names))
  }

  /// Labels of samples that are to be like others, which have `classes`.
  private static func targets(
    _ labels: WrittenLabels, of table: ReadTable, like classes: Classes?
  ) throws(DataError) -> Targets {
    guard let classes else {
      guard !labels.hasWords else { throw .wordsAsNumbers(file: table.file, word: labels.vocabulary[0]) }
      return .numbers(labels.numbers)
    }
    let places = Dictionary(
      zip(classes.names, 0...).map { ($0, UInt16($1)) }, uniquingKeysWith: { first, _ in first })
    var own: [UInt16] = []
    for sample in 0..<labels.count {
      let name = labels.text(sample)
      let known = Double(name).flatMap { Int(exactly: $0) }.flatMap { table.classNames?[$0] } ?? name
      guard let label = places[known] else {
        throw .foreignLabel(file: table.file, sample: sample, label: name, names: classes.names)
      }
      own.append(label)
    }
    return .labels(own, classes: classes)
  }
}
