/// Lines as a terminal shows them, for a page that is read by people who have not started the program yet.
public struct TerminalScreen: Sendable, Equatable {
  private let title: String
  private let text: StyledText

  /// How wide and how high a character is, in pixels: its two halves are squares, as the pixels of an image are.
  private static let cell = (width: 8.4, height: 16.8)
  private static let margin = 14.0
  /// Characters of which pictures consist: half a cell or a whole one in a colour. Fonts leave gaps between them.
  private static let blocks: Set<Character> = ["▀", "█"]

  /// The screen that shows `text` and nothing else.
  public init(title: String, _ text: StyledText) {
    self.title = title
    self.text = text
  }

  /// The screen, as large as its text; a dark one, whatever surrounds it.
  ///
  /// Every word has its own place and length, so that columns stay columns in any font, and in programs that take several
  /// blanks for one.
  public var drawing: Drawing {
    let lines = text.lines
    let words = lines.filter { !$0.plain.contains(where: Self.blocks.contains) }.map(\.plain)
    var drawing = Drawing(
      title: title, description: words.joined(separator: "\n"),
      width: (Double(lines.map(\.width).max() ?? 0) * Self.cell.width + 2 * Self.margin).rounded(.up),
      height: (Double(lines.count) * Self.cell.height + 2 * Self.margin).rounded(.up), ground: .screen)
    for (row, line) in lines.enumerated() {
      var place = (x: Self.margin, y: Self.margin + Double(row) * Self.cell.height)
      for run in line.runs { Self.add(run, at: &place, to: &drawing) }
    }
    return drawing
  }

  /// Adds a run whose upper left corner is at `place`, which moves to its end.
  private static func add(
    _ run: StyledText.Run, at place: inout (x: Double, y: Double), to drawing: inout Drawing
  ) {
    var rest = run.text[...]
    while let first = rest.first {
      let isBlock = blocks.contains(first)
      let piece = rest.prefix {
        isBlock || first == " " ? $0 == first : $0 != " " && !blocks.contains($0)
      }
      let width = Double(piece.columns) * cell.width
      if isBlock {
        let half = cell.height / 2
        let upper = DrawingStyle.screenColor(run.style)
        let lower = first == "█" ? upper : run.style.background.map(DrawingStyle.screenColor)
        for (y, color) in [(place.y, upper), (place.y + half, lower)] {
          guard let color else { continue }
          drawing.addTile(x: place.x, y: y, width: width, height: half, color: color)
        }
      } else if first != " " {
        drawing.addWord(
          String(piece), x: place.x, y: place.y + 0.75 * cell.height, width: width, style: run.style)
      }
      place.x += width
      rest = rest.dropFirst(piece.count)
    }
  }
}
