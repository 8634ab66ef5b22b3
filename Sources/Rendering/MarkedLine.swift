/// A line that somebody typed, and the place in it that an error is about.
public struct MarkedLine: Sendable, Equatable, Encodable {
  private let line: [Character]
  private let place: Range<Int>

  /// The most columns of a line where no window limits them: a program may read it, but nobody wants all of a long one.
  private static let longest = 200

  /// The characters of `line` in `place`, counted from 0; empty, and behind the last one, where something is missing.
  public init(_ line: String, at place: Range<Int>) {
    self.line = Array(line)
    self.place = place.clamped(to: 0..<self.line.count)
  }

  /// The line, and the range of its characters.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Field.self)
    try container.encode(String(line), forKey: .line)
    try container.encode(place.lowerBound, forKey: .start)
    try container.encode(place.upperBound, forKey: .end)
  }

  private enum Field: CodingKey { case line, start, end }

  /// The line, and below it `^` under the first column of the place and `~` under the rest; ends with a newline.
  ///
  /// Of a line that does not fit, both show what stands around the place. `shown` gives the text that the display shows
  /// for a character, where that is not the character.
  public func text(in display: Display, shown: (String) -> String = { $0 }) -> StyledText {
    // Blanks of any kind take one column, so that the mark stands where it should.
    let cells = line.map { $0.isWhitespace ? " " : shown(String($0)) }
    let columns = display.rows == nil ? max(display.columns, Self.longest) : display.columns
    let indent = min(4, columns / 5)
    let dots = display.unicode ? "…" : "..."
    let part = part(of: cells.map(\.columns), columns: columns - indent, cut: dots.columns)

    let start = part.lowerBound > 0 ? dots : ""
    let end = part.upperBound < cells.count ? dots : ""
    let before = start + cells[part.lowerBound..<place.lowerBound].joined()
    let marked = cells[place.clamped(to: part)].joined()
    let blanks = String(repeating: " ", count: indent)
    return StyledText(blanks + start + cells[part].joined() + end + "\n", .faint)
      + StyledText(blanks + String(repeating: " ", count: before.columns) + "^", .faint)
      + StyledText(String(repeating: "~", count: max(0, marked.columns - 1)) + "\n", .faint)
  }

  /// The characters to show, as many as fit: from the place on as far as it goes, then as much on either side.
  private func part(of widths: [Int], columns: Int, cut: Int) -> Range<Int> {
    // The mark of what is missing at the end needs a column there, too.
    let widths = widths + (place.lowerBound == widths.count ? [1] : [])
    if widths.reduce(0, +) <= columns { return line.indices }
    var part = place.lowerBound..<place.lowerBound
    var width = 0
    /// Takes in one more character, beside the part, where it fits.
    func take(_ index: Int) -> Bool {
      guard widths.indices.contains(index) else { return false }
      let longer = min(index, part.lowerBound)..<max(index + 1, part.upperBound)
      let cuts = (longer.lowerBound > 0 ? cut : 0) + (longer.upperBound < widths.count ? cut : 0)
      guard width + widths[index] + cuts <= columns else { return false }
      (part, width) = (longer, width + widths[index])
      return true
    }
    while part.upperBound < max(place.upperBound, place.lowerBound + 1), take(part.upperBound) {}
    var grows = true
    while grows {
      let (left, right) = (take(part.lowerBound - 1), take(part.upperBound))
      grows = left || right
    }
    return part.clamped(to: line.indices)
  }
}
