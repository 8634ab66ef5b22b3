import Testing

@testable import Terminal

struct PaletteTests {
  /// The cube and the greys as xterm defines them, from 16 on.
  private static let exact: [RGB] =
    Palette.cubeLevels.flatMap { red in
      Palette.cubeLevels.flatMap { green in
        Palette.cubeLevels.map { RGB(red: red, green: green, blue: $0) }
      }
    } + (0..<24).map { RGB(red: 8 + 10 * $0, green: 8 + 10 * $0, blue: 8 + 10 * $0) }

  @Test func everyColourOfThePaletteIsNearestToItself() {
    for color in Self.exact {
      #expect(Self.exact[Palette.nearestOf256(to: color) - 16] == color)
    }
  }

  @Test func noOtherColourIsNearer() {
    for red in stride(from: 0, through: 255, by: 25) {
      for green in stride(from: 0, through: 255, by: 23) {
        for blue in stride(from: 0, through: 255, by: 25) {
          let color = RGB(red: red, green: green, blue: blue)
          let chosen = Self.exact[Palette.nearestOf256(to: color) - 16].squaredDistance(to: color)
          let best = Self.exact.map { $0.squaredDistance(to: color) }.min()
          #expect(chosen == best, "\(color)")
        }
      }
    }
  }

  @Test func theSixteenAreNearestToThemselves() {
    for (index, color) in Palette.sixteen.enumerated() {
      #expect(Palette.nearestOf16(to: color) == index)
    }
  }
}
