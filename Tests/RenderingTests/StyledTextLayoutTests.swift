import Rendering
import Testing

@Suite struct StyledTextLayoutTests {
  @Test(arguments: [
    ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]), ("\n", [""]),
  ])
  func aNewlineEndsALine(text: String, lines: [String]) {
    #expect(StyledText(text).lines.map(\.plain) == lines)
  }

  @Test(arguments: [
    ("the next operation", 8, ["the next", "operatio", "n"]),
    ("the next operation", 9, ["the next", "operation"]),
    ("a b", 1, ["a", "b"]), ("abc", 0, ["a", "b", "c"]), ("a   b", 2, ["a", "b"]), ("ab cd", 80, ["ab cd"]),
    ("ab\ncd ef", 2, ["ab", "cd", "ef"]), ("×…▀", 2, ["×…", "▀"]),
  ])
  func textIsBrokenBetweenWords(text: String, columns: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(to: columns).map(\.plain) == lines)
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("×…▀█", 4), ("é", 1), ("e\u{301}\u{302}", 1), ("漢字", 4), ("ｗ", 2), ("👩‍🚀", 2),
    ("✔\u{fe0f}", 2),
    ("\u{301}", 0), ("a\u{200d}", 1),
  ])
  func widthIsThatOnATerminal(text: String, width: Int) {
    #expect(StyledText(text).width == width)
  }

  @Test func wideCharactersAreBrokenWhereTheyFit() {
    #expect(StyledText("漢字漢 字").wrapped(to: 5).map(\.plain) == ["漢字", "漢 字"])
    #expect(StyledText("漢字").wrapped(to: 1).map(\.plain) == ["漢", "字"])
  }

  @Test func aStyleGoesOnAfterABreak() {
    let lines = (StyledText("a ", .bad) + StyledText("b c", .good)).wrapped(to: 3)
    #expect(lines == [StyledText("a ", .bad) + StyledText("b", .good), StyledText("c", .good)])
  }
}
