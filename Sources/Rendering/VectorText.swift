/// A few numbers in a line, each under its index: a matrix of one column or one row, read at a glance.
public struct VectorText: Sendable, Equatable {
  private let values: [Double]
  private let highlighted: Set<Int>

  /// The text of `values`; those at the indices `highlighted` stand out.
  public init(_ values: [Double], highlighted: Set<Int> = []) {
    // A zero's sign means nothing to a reader.
    self.values = values.map { $0 == 0 ? 0 : $0 }
    self.highlighted = highlighted
  }

  /// The text, in pairs of lines (indices, numbers) of at most `display.columns` characters, each ending in a newline.
  ///
  /// All have as many digits after the point where that leaves each of them two digits that matter and brings them into
  /// one line; else as many digits that matter, from four down to two until they fit a line.
  public func text(in display: Display) -> StyledText {
    let indices = values.indices.map(String.init)
    func width(_ numbers: [String]) -> Int { (numbers + indices).reduce(1) { max($0, $1.count) } + 1 }
    var candidates = [4, 3].map { digits in
      let format = MatrixNumberFormat(values, digits: digits)
      return values.map(format.text)
    }
    .filter { zip(values, $0).allSatisfy { $0 == 0 || !$0.isFinite || Self.digits(in: $1) >= 2 } }
    candidates += (2...4).reversed().map { digits in
      values.map { $0 == $0.rounded() ? NumberText.scalar($0) : NumberText.significant($0, digits: digits) }
    }
    let numbers =
      candidates.first { width($0) * values.count <= display.columns } ?? values.map(NumberText.scalar)
    let cell = width(numbers)
    let perLine = max(1, display.columns / cell)
    var text = StyledText()
    for start in stride(from: 0, to: values.count, by: perLine) {
      let places = start..<min(start + perLine, values.count)
      for place in places { text.append(padded(indices[place], to: cell), .faint) }
      text.appendLine()
      for place in places {
        text.append(padded(numbers[place], to: cell), highlighted.contains(place) ? .heading : .plain)
      }
      text.appendLine()
    }
    return text
  }

  /// How many digits of a number matter: those behind the zeros that it begins with.
  private static func digits(in number: String) -> Int {
    number.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
