import Pictures
import Testing

@testable import gradb

struct ErrorTextTests {
  private static let error: StyledText = "a sentence of six words here.\n    print W1 @ @\n               ^"

  @Test func aWindowBreaksTheSentenceAndLeavesWhatPoints() {
    #expect(
      ErrorText.fitted(Self.error, Display(columns: 14, rows: 9)).plain
        == "a sentence of\nsix words\nhere.\n    print W1 @ @\n               ^")
  }

  @Test func aPipeGetsItInOneLine() {
    #expect(ErrorText.fitted(Self.error, Display(columns: 14)) == Self.error)
  }
}
