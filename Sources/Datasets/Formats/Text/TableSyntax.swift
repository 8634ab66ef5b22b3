/// How the values of a line of text are told from one another.
struct TableSyntax: Sendable, Equatable {
  /// What stands between two values; where it is a space, any number of spaces and tabulators.
  let separator: UInt8
  /// What stands before the digits of a fraction.
  let decimal: UInt8
  /// What a value with separators in it may be put in.
  let quotes: [UInt8]
  /// What a line begins with that is none of the table; nil where nothing does.
  let comment: UInt8?

  /// The syntax of a file whose values are separated so. A comma that separates nothing is a decimal one.
  init(
    separator: UInt8, decimal: UInt8 = UInt8(ascii: "."), quotes: [UInt8] = [UInt8(ascii: "\"")],
    comment: UInt8? = nil
  ) {
    self.separator = separator
    self.decimal = decimal
    self.quotes = quotes
    self.comment = comment
  }

  /// Commas, as everybody writes them.
  static let commas = TableSyntax(separator: UInt8(ascii: ","))

  /// Commas, as Weka's files have them.
  static let arff = TableSyntax(
    separator: UInt8(ascii: ","), quotes: [UInt8(ascii: "'"), UInt8(ascii: "\"")], comment: UInt8(ascii: "%"))

  /// Whether a line says nothing.
  func isEmpty(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.isBlank || (comment != nil && line.first == comment)
  }

  /// Whether values may have been separated so, those that are hardly anything else first.
  private static let separators = [
    UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ","),
  ]

  /// What separates the values of some first `lines` of a file.
  ///
  /// It is what gives each line the same number of values, more than one; spaces only where nothing else separates.
  init(of lines: [UnsafeBufferPointer<UInt8>]) {
    let spaces = TableSyntax(separator: UInt8(ascii: " "))
    let some = lines.prefix(10)
    let candidates = (Self.separators + [spaces.separator]).map { separator in
      let syntax = TableSyntax(separator: separator)
      return (syntax, counts: some.map { syntax.fields(of: $0).count })
    }
    let agreed = candidates.first { candidate in
      guard let last = candidate.counts.last, let first = candidate.counts.first, last > 1 else {
        return false
      }
      // R writes no name above the names of rows.
      return candidate.counts.dropFirst().allSatisfy { $0 == last }
        && (first == last || (first == last - 1 && first > 1 && candidate.counts.count > 2))
    }
    // Where lines differ, which is an error to be found later, most of them tell what separates.
    let usual = candidates.dropLast().max { $0.counts.reduce(0, +) < $1.counts.reduce(0, +) }
    let widest = usual.flatMap { ($0.counts.max() ?? 0) > 1 ? $0.0 : nil }
    let found = agreed?.0 ?? widest ?? .commas
    guard found.separator != UInt8(ascii: ","), let last = some.last else {
      self = found
      return
    }
    let comma = UInt8(ascii: ",")
    let values = found.fields(of: last).map { last[$0.content] }
    let hasPoint = values.contains { $0.contains(UInt8(ascii: ".")) }
    let hasComma = values.contains { value in
      value.contains(comma)
        && WrittenNumber.value(
          UnsafeBufferPointer(rebasing: value), in: 0..<value.count, decimal: comma) != nil
    }
    self = hasComma && !hasPoint ? TableSyntax(separator: found.separator, decimal: comma) : found
  }

  /// What a field says, without what would command a terminal; a doubled quote within quotes is one.
  func text(of field: TableField, in line: UnsafeBufferPointer<UInt8>) -> String {
    let content = UnsafeBufferPointer(rebasing: line[field.content])
    let text = DataError.printable(String(decoding: content, as: UTF8.self), limit: Self.longestWord)
    guard let quote = field.content.lowerBound > 0 ? line[field.content.lowerBound - 1] : nil,
      quotes.contains(quote), content.contains(quote)
    else { return text }
    let mark = String(Unicode.Scalar(quote))
    return text.replacing(mark + mark, with: mark)
  }

  /// The most characters of a word that are kept: two that differ only behind them are the same.
  static let longestWord = 1000

  /// The values of a line without its end.
  func fields(of line: UnsafeBufferPointer<UInt8>) -> [TableField] {
    var fields: [TableField] = []
    var start: Int? = 0
    while let place = start {
      let field = TableField(in: line, at: place, self)
      fields.append(field)
      start = field.next
    }
    return fields
  }
}
