/// The lines before the samples of an ARFF file, Weka's format, in which OpenML keeps its data sets.
///
/// Source: "Attribute-Relation File Format (ARFF)", Weka's documentation.
struct ARFFHead {
  private let file: String
  private var names: [String] = []
  /// The columns whose values are words, or numbers out of a list.
  private var nominal: [Int] = []

  init(file: String) { self.file = file }

  /// Whether a file begins as such files do.
  static func begins(_ location: DataLocation) -> Bool {
    guard case .file(let head) = location.contents else { return false }
    let text = String(decoding: head, as: UTF8.self)
    let first = text.split(whereSeparator: \.isNewline).first {
      !$0.hasPrefix("%") && !$0.allSatisfy(\.isWhitespace)
    }
    return first?.lowercased().hasPrefix("@relation") ?? location.name.lowercased().hasSuffix(".arff")
  }

  /// What the columns are.
  var head: TableHead { TableHead(names: names, wordColumns: nominal, syntax: .arff) }

  /// Reads a line; true where it is the last before the samples.
  mutating func takes(_ line: UnsafeBufferPointer<UInt8>, row: Int) throws(DataError) -> Bool {
    guard !line.contains(0) else { throw .zeroByte(file: file, row: row) }
    guard !TableSyntax.arff.isEmpty(line) else { return false }
    let text = String(decoding: line, as: UTF8.self).drop(while: \.isWhitespace)
    let word = text.prefix { !$0.isWhitespace }.lowercased()
    switch word {
    case "@relation": return false
    case "@data": return true
    case "@attribute":
      var rest = text.dropFirst(word.count).drop(while: \.isWhitespace)
      let name: Substring
      if let quote = rest.first, quote == "'" || quote == "\"" {
        rest = rest.dropFirst()
        name = rest.prefix { $0 != quote }
        rest = rest.dropFirst(name.count + 1)
      } else {
        name = rest.prefix { !$0.isWhitespace && $0 != "{" }
        rest = rest.dropFirst(name.count)
      }
      let type = rest.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }.lowercased()
      if type.hasPrefix("{") || type == "string" { nominal.append(names.count) }
      names.append(DataError.printable(String(name), limit: DataError.longestText))
      return false
    default: throw .arffLine(file: file, row: row, text: DataError.shortened(line))
    }
  }
}
