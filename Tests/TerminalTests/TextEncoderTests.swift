import Rendering
import Testing

@testable import Terminal

struct TextEncoderTests {
  private func encode(_ text: StyledText, _ colors: Display.ColorDepth, unicode: Bool = true) -> String {
    TextEncoder(for: Display(colors: colors, unicode: unicode)).encode(text)
  }

  @Test func plainTextHasNoEscapeSequences() {
    #expect(encode("W1 × X\n", .trueColor) == "W1 × X\n")
  }

  @Test func withoutColoursNoStyleLeavesATrace() {
    var text = StyledText("good", .good)
    text.append("bad", .bad)
    #expect(encode(text, .none) == "goodbad")
  }

  @Test func stylesAreSwitchedOnAndOff() {
    #expect(encode(StyledText("no", .bad) + " yes", .sixteen) == "\u{1b}[1;31mno\u{1b}[0m yes")
    #expect(
      encode(StyledText("a", .faint) + StyledText("b", .good), .sixteen)
        == "\u{1b}[2ma\u{1b}[0;32mb\u{1b}[0m")
  }

  @Test func noColourReachesOverTheEndOfALine() {
    let style = Style(background: .named(.blue))
    #expect(
      encode(StyledText("a\n\nb", style), .sixteen)
        == "\u{1b}[44ma\u{1b}[0m\n\n\u{1b}[44mb\u{1b}[0m")
  }

  @Test(arguments: [
    (Display.ColorDepth.trueColor, "38;2;255;0;0", "48;2;1;2;3"),
    (.palette256, "38;5;196", "48;5;16"),
    (.sixteen, "91", "40"),
  ])
  func exactColoursBecomeWhatTheTerminalHas(depth: Display.ColorDepth, foreground: String, background: String)
  {
    let style = Style(foreground: .rgb(255, 0, 0), background: .rgb(1, 2, 3))
    #expect(encode(StyledText("x", style), depth) == "\u{1b}[\(foreground);\(background)mx\u{1b}[0m")
  }

  @Test func controlCharactersNeverReachTheTerminal() {
    #expect(encode("a\u{1b}]0;title\u{7}\u{7f}\u{9b}b\tc", .none) == "a^[]0;title^G^?\u{fffd}b\tc")
    #expect(encode("\u{9b}", .none, unicode: false) == "?")
    #expect(encode("one\r\ntwo\r\n", .none) == "one\ntwo\n")
    for value in UInt32(0)..<0xa0 where value != 0x09 && value != 0x0a {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = encode(StyledText(String(Character(scalar))), .none)
      #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test func asciiStandsForWhatCannotBeShown() {
    #expect(
      encode("10×784 … α ± 0.5 ≤ √2 ▀ é", .none, unicode: false)
        == "10x784 ... alpha +- 0.5 <= sqrt2 \" ?")
    #expect(encode("e\u{301}", .none, unicode: false) == "e")
    #expect(encode("▁▂▃▄▅▆▇█ ░▒▓ ┌─┐ ⠀⣿", .none, unicode: false).utf8.allSatisfy { $0 < 0x80 })
  }
}
