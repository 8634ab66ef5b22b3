import Rendering
import Testing

@testable import Terminal

struct PromptEncoderTests {
  @Test func aPlainPromptStaysAsItIs() {
    let prompt = PromptEncoder("(gradb) ", display: Display(colors: .trueColor))
    #expect(prompt.text == "(gradb) ")
    #expect(prompt.columns == 8)
  }

  @Test func coloursStandBetweenMarksAndNeverAtTheEnd() {
    let text = StyledText("a", .good) + StyledText("b", .faint)
    let prompt = PromptEncoder(text, display: Display(colors: .sixteen))
    #expect(prompt.text == "\u{1}\u{1b}[32m\u{1}a\u{1}\u{1b}[0;2m\u{1}b\u{1}\u{1b}[0m\u{1} ")
    #expect(prompt.columns == 3)
    #expect(PromptEncoder(text, display: Display()).text == "ab")
  }
}
