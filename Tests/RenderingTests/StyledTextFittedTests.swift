import Rendering
import Testing

struct StyledTextFittedTests {
  @Test func aLineThatIsTooWideIsBrokenBetweenWordsAndHangs() {
    #expect(
      StyledText("short\n  one two three four five six\n").fitted(columns: 22).plain
        == "short\n  one two three four\n  five six\n")
  }

  @Test(arguments: ["", "\n", "fits", "fits\n", "a\n\nb\n", "a\n\n"])
  func whatFitsStaysAsItIs(text: String) {
    #expect(StyledText(text).fitted(columns: 10).plain == text)
  }

  @Test func noNewlineIsAddedAtTheEnd() {
    #expect(StyledText("one two three").fitted(columns: 8).plain == "one two\nthree")
  }

  @Test func stylesStayWithTheirWords() {
    let text = (StyledText("one two ") + StyledText("three four", .bad)).fitted(columns: 13)
    #expect(text.plain == "one two three\nfour")
    #expect(text.runs.filter { $0.style == .bad }.map(\.text).joined().contains("three"))
  }

  @Test(arguments: 1...40)
  func nothingIsWiderThanItMayBe(columns: Int) {
    let text = StyledText("      an indented line that goes on, and on, and on\nand another one\n")
    #expect(text.fitted(columns: columns).lines.allSatisfy { $0.width <= columns })
  }
}
