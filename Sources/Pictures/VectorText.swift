/// A few numbers in a line, each under its index: a matrix of one column or one row, read at a glance.
public struct VectorText: Sendable, Equatable {
  private let values: [Double]
  private let firstIndex: Int
  private let highlighted: Set<Int>

  /// The text of `values`, whose indices count from `firstIndex`; those in `highlighted` stand out.
  public init(_ values: [Double], firstIndex: Int = 0, highlighted: Set<Int> = []) {
    self.values = values
    self.firstIndex = firstIndex
    self.highlighted = highlighted
  }

  /// The text, in pairs of lines (indices, numbers) of at most `display.columns` characters, each ending in a newline.
  public func text(in display: Display) -> StyledText {
    let numbers = values.map(NumberText.scalar)
    let indices = values.indices.map { "\($0 + firstIndex)" }
    let width = (numbers + indices).reduce(1) { max($0, $1.count) } + 1
    let perLine = max(1, display.columns / width)
    var text = StyledText()
    for start in stride(from: 0, to: values.count, by: perLine) {
      let places = start..<min(start + perLine, values.count)
      for place in places { text.append(padded(indices[place], to: width), .faint) }
      text.appendLine()
      for place in places {
        text.append(
          padded(numbers[place], to: width),
          highlighted.contains(place + firstIndex) ? Style(bold: true) : .plain)
      }
      text.appendLine()
    }
    return text
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
