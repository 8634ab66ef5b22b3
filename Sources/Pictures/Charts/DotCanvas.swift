/// A grid of dots, eight to a character, on which lines are drawn; or of characters, where there are no such dots.
struct DotCanvas {
  /// What stands at one character's place.
  private struct Cell {
    var dots: UInt8 = 0
    var series: Int?
  }

  private let columns: Int
  private let rows: Int
  private let isBraille: Bool
  private var cells: [Cell]

  /// The dots of a braille character, by row and column, as bits of its code.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// An empty canvas of `columns` by `rows` characters.
  init(columns: Int, rows: Int, isBraille: Bool) {
    self.columns = columns
    self.rows = rows
    self.isBraille = isBraille
    cells = Array(repeating: Cell(), count: columns * rows)
  }

  /// The dots beside each other.
  var width: Int { isBraille ? columns * 2 : columns }
  /// The dots above each other.
  var height: Int { isBraille ? rows * 4 : rows }

  /// Draws a line through places that are given as shares, 0…1, of the width and, from below, of the height.
  mutating func draw(_ places: [(x: Double, y: Double)], series: Int) {
    var last: (column: Int, row: Int)?
    for place in places {
      let column = Int((place.x * Double(width - 1)).rounded())
      let row = Int(((1 - place.y) * Double(height - 1)).rounded())
      let from = last ?? (column, row)
      let steps = max(abs(column - from.column), abs(row - from.row), 1)
      for step in 0...steps {
        let share = Double(step) / Double(steps)
        set(
          from.column + Int((Double(column - from.column) * share).rounded()),
          from.row + Int((Double(row - from.row) * share).rounded()), series)
      }
      last = (column, row)
    }
  }

  private mutating func set(_ column: Int, _ row: Int, _ series: Int) {
    guard (0..<width).contains(column), (0..<height).contains(row) else { return }
    let place = isBraille ? row / 4 * columns + column / 2 : row * columns + column
    if isBraille { cells[place].dots |= Self.bits[row % 4][column % 2] }
    // Where two curves lie on each other, their looks take turns, so that neither hides the other.
    if let other = cells[place].series, other != series, place.isMultiple(of: 2) { return }
    cells[place].series = series
  }

  /// The characters of a row, without blanks at its end.
  func line(_ row: Int) -> StyledText {
    var text = StyledText()
    for cell in cells[row * columns..<(row + 1) * columns] {
      guard let series = cell.series else {
        text.append(" ")
        continue
      }
      let character = isBraille ? Self.braille(cell.dots) : SeriesLook.mark(series)
      text.append(String(character), Style(foreground: SeriesLook.color(series)))
    }
    return text.withoutTrailingBlanks
  }

  private static func braille(_ dots: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }
}
