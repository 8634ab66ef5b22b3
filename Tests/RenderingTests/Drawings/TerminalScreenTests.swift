import Testing

@testable import Rendering

/// A screen is drawn so that its columns stay columns wherever it is shown.
struct TerminalScreenTests {
  private static let screen = TerminalScreen(
    title: "t",
    StyledText("(gradb) ", .heading) + "a < b\n" + StyledText("  0   12", .faint) + "\n 3    4\n"
      + StyledText("▀▀", Style(foreground: .rgb(0, 0, 0), background: .rgb(9, 9, 9)))
      + StyledText("█", Style(foreground: .named(.red))) + "█\n")

  @Test func everyWordStandsInItsColumn() throws {
    let svg = try SVGReader(Self.screen.drawing.svgFile)
    // A character is 8.4 wide.
    for (word, row, column) in [("(gradb)", 0, 0), ("<", 0, 10), ("12", 1, 6), ("3", 2, 1), ("4", 2, 6)] {
      let place = try #require(svg.places(of: word).first, "\(word)")
      #expect(abs(place.x - (14 + 8.4 * Double(column))) < 0.01, "\(word)")
      #expect(abs(place.y - (14 + 16.8 * (Double(row) + 0.75))) < 0.01, "\(word)")
    }
    // A program may take several blanks for one, and any font for another.
    for text in svg.elements where text.name == "text" {
      #expect(
        !text.text.contains(" ")
          && abs((text.number("textLength") ?? 0) - 8.4 * Double(text.text.count)) < 0.01)
    }
  }

  @Test func halfBlocksAreSquarePixels() throws {
    let svg = try SVGReader(Self.screen.drawing.svgFile)
    let tiles = svg.elements.filter { $0.name == "rect" && $0.place != nil }
    #expect(
      tiles.map { $0.attributes["fill"] } == ["#000000", "#090909"]
        + ["#f28b82", DrawingStyle.screenInk].flatMap { [$0, $0] })
    #expect(tiles.map { $0.number("width") } == [16.8, 16.8, 8.4, 8.4, 8.4, 8.4])
    #expect(tiles.allSatisfy { $0.number("height") == 8.4 })
    #expect(svg.places(of: "▀▀").isEmpty)
  }

  @Test func itIsAsLargeAsItsTextAndCanBeReadAloud() throws {
    let drawing = Self.screen.drawing
    #expect(drawing.width == (13 * 8.4 + 28).rounded(.up) && drawing.height == (4 * 16.8 + 28).rounded(.up))
    #expect(drawing.description == "(gradb) a < b\n  0   12\n 3    4")
  }
}
