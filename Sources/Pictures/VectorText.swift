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
  /// Numbers have as many digits after the point, so that the largest has four digits or five; three or four where that
  /// brings them all into one line, else two significant digits where that does.
  public func text(in display: Display) -> StyledText {
    let indices = values.indices.map(String.init)
    func width(_ numbers: [String]) -> Int { (numbers + indices).reduce(1) { max($0, $1.count) } + 1 }
    var candidates = [4, 3].map { digits in
      let format = MatrixNumberFormat(values, digits: digits)
      return values.map(format.text)
    }
    candidates.append(
      values.map { $0 == $0.rounded() ? NumberText.scalar($0) : NumberText.significant($0, digits: 2) })
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

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
