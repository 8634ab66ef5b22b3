/// What a file holds, before anybody has said what it means: what every data format is read into.
struct ReadTable: Sendable {
  /// The path of the file, for messages.
  let file: String
  /// What the values of a sample are called; made up where the file does not say it.
  var columns: [String]
  /// Whether the file says it.
  var isNamed: Bool
  /// The values as they stand there, sample after sample; bytes are divided by 1.
  var values: Inputs
  /// The labels; nil where the file has none, or they are among the values.
  var labels: WrittenLabels?
  /// What has the labels, where no column has them: a file, or an array.
  var labelSource: String?
  /// The line of each sample in a text; nil in other files.
  var lines: LineNumbers?
  /// What the file says about its images.
  var image: ImageShape?
  /// How many of the samples, the last ones, are there to judge by only.
  var testCount = 0
  /// The names of its classes, by their labels, where the format knows them.
  var classNames: [Int: String]?
  /// What was found out that a person should know.
  var remarks: [String] = []

  /// The number of values of a sample.
  var width: Int { columns.count }
  /// The number of samples.
  var count: Int { width > 0 ? values.count / width : 0 }

  /// Where a value stands, by its place among all of them, for a message: `row 3, column pixel1`.
  func words(place: Int) -> String {
    let (sample, column) = place.quotientAndRemainder(dividingBy: width)
    return lines.map { "row \($0.line(of: sample)), column \(columns[column])" }
      ?? "sample \(sample), number \(column)"
  }

  /// Adds the samples of another table, which are only to be judged by.
  mutating func addTest(_ other: ReadTable) {
    let added = other.count
    switch (values, other.values) {
    case (.bytes(var bytes, let divisor), .bytes(let others, _)):
      values = .numbers([])
      bytes += others
      values = .bytes(bytes, divisor: divisor)
    default:
      var numbers = values.asNumbers
      values = .numbers([])
      numbers += other.values.asNumbers
      values = .numbers(numbers)
    }
    if let others = other.labels { labels?.append(others, first: added) }
    testCount = added
  }
}

extension Inputs {
  fileprivate var asNumbers: [Double] {
    switch self {
    case .bytes(let bytes, _): bytes.map(Double.init)
    case .numbers(let numbers): numbers
    }
  }
}
