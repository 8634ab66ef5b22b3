/// A grid of dots, eight to a character, on which curves are drawn; or of characters, where there are no such dots.
///
/// Where several curves pass through one character, the one that passes through the fewest characters in all is seen
/// there: a curve is not lost in the band that a restless one fills. Curves that are alike in this take turns.
struct DotCanvas {
  private let columns: Int
  private let rows: Int
  private let isBraille: Bool
  /// For each curve, the dots of each character's place; 0 where it does not pass.
  private var curves: [[UInt8]] = []

  /// A curve has to pass through so many times as many characters as another one to stand back behind it.
  private static let band = 1.5
  /// The dots of a braille character, by row and column, as bits of its code.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// An empty canvas of `columns` by `rows` characters.
  init(columns: Int, rows: Int, isBraille: Bool) {
    self.columns = columns
    self.rows = rows
    self.isBraille = isBraille
  }

  /// The dots beside each other.
  var width: Int { isBraille ? columns * 2 : columns }
  /// The dots above each other.
  var height: Int { isBraille ? rows * 4 : rows }

  /// Adds the next curve: lines through places that are given as shares, 0…1, of the width and, from below, of the
  /// height.
  mutating func draw(_ stretches: [[(x: Double, y: Double)]]) {
    var cells = [UInt8](repeating: 0, count: columns * rows)
    for places in stretches {
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
            from.row + Int((Double(row - from.row) * share).rounded()), &cells)
        }
        last = (column, row)
      }
    }
    curves.append(cells)
  }

  private func set(_ column: Int, _ row: Int, _ cells: inout [UInt8]) {
    guard (0..<width).contains(column), (0..<height).contains(row) else { return }
    if isBraille {
      cells[row / 4 * columns + column / 2] |= Self.bits[row % 4][column % 2]
    } else {
      cells[row * columns + column] = 1
    }
  }

  /// The lines of characters, from above, without blanks at their ends.
  var lines: [StyledText] {
    let sizes = curves.map { $0.count { $0 != 0 } }
    return (0..<rows).map { row in
      var text = StyledText()
      for place in row * columns..<(row + 1) * columns {
        let here = curves.indices.filter { curves[$0][place] != 0 }
        guard let smallest = here.map({ sizes[$0] }).min() else {
          text.append(" ")
          continue
        }
        let seen = here.filter { Double(sizes[$0]) < Self.band * Double(smallest) }
        let curve = seen[(row + place % columns) % seen.count]
        let dots = seen.reduce(0) { $0 | curves[$1][place] }
        let character = isBraille ? Self.braille(dots) : SeriesLook.mark(curve)
        text.append(String(character), Style(foreground: SeriesLook.color(curve)))
      }
      return text.withoutTrailingBlanks
    }
  }

  private static func braille(_ dots: UInt8) -> Character {
    Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " "
  }
}
