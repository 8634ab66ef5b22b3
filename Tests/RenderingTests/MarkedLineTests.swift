import Rendering
import Testing

struct MarkedLineTests {
  /// The line and its mark in a window, or where no window limits them.
  private func lines(
    _ line: String, _ place: Range<Int>, columns: Int? = nil, unicode: Bool = true
  ) -> [String] {
    let display = Display(columns: columns ?? 80, rows: columns.map { _ in 24 }, unicode: unicode)
    return MarkedLine(line, at: place).text(in: display).lines.map(\.plain)
  }

  private static let sum = "one + two + three + four + five + six + seven"

  @Test func theMarkStandsUnderThePlace() {
    #expect(lines("W1 @ W2", 3..<4) == ["    W1 @ W2", "       ^"])
    #expect(lines("W1 @ W2", 0..<7) == ["    W1 @ W2", "    ^~~~~~~"])
    #expect(lines("W1 +", 4..<4) == ["    W1 +", "        ^"])
    #expect(lines("", 0..<0) == ["    ", "    ^"])
  }

  @Test func aLongLineIsCutAroundThePlace() {
    #expect(lines(Self.sum, 20..<24, columns: 24) == ["    …hree + four + five…", "            ^~~~"])
    #expect(lines(Self.sum, 0..<3, columns: 20) == ["    one + two + thr…", "    ^~~"])
    #expect(lines(Self.sum, 40..<45, columns: 20) == ["    …e + six + seven", "               ^~~~~"])
    #expect(lines(Self.sum + " +", 47..<47, columns: 20) == ["    … six + seven +", "                   ^"])
    #expect(
      lines(Self.sum, 40..<45, columns: 49) == [
        "    " + Self.sum, String(repeating: " ", count: 44) + "^~~~~",
      ])
  }

  @Test func theMarkOfALongPlaceIsCutWithTheLine() {
    let line = String(repeating: "x", count: 99)
    #expect(lines(line, 0..<99, columns: 14) == ["  xxxxxxxxxxx…", "  ^~~~~~~~~~~"])
    #expect(lines(line, 30..<99, columns: 14) == ["  …xxxxxxxxxx…", "   ^~~~~~~~~~"])
  }

  @Test func whereOnlyASCIIIsShownTheCutIsThreeDots() {
    #expect(
      lines(Self.sum, 20..<24, columns: 24, unicode: false) == [
        "    ...ee + four + fi...", "            ^~~~",
      ])
  }

  @Test func columnsCountAndNotCharacters() {
    #expect(lines("神 + 経 + é", 4..<5) == ["    神 + 経 + é", "         ^~"])
    #expect(lines("🎉 x e\u{301} y", 6..<7) == ["    🎉 x e\u{301} y", "           ^"])
    #expect(lines("a\tb\u{a0}c", 4..<5) == ["    a b c", "        ^"])
  }

  @Test func theColumnsAreThoseOfWhatIsShown() {
    let text = MarkedLine("α × b", at: 4..<5).text(in: Display(unicode: false)) {
      ["α": "alpha", "×": "x"][$0] ?? $0
    }
    #expect(text.plain == "    alpha x b\n            ^\n")
  }

  @Test func aPipeTakesLongLinesButNotEndlessOnes() {
    let long = Self.sum + Self.sum + Self.sum
    #expect(lines(long, 0..<1)[0] == "    " + long)
    let endless = lines(String(repeating: "1+", count: 100_000), 0..<200_000)
    #expect(endless.map(\.count) == [200, 199])
  }

  /// Whatever is typed and whatever is wrong in it: both lines fit, and the mark begins below the first character meant.
  @Test(arguments: 1...60)
  func inEveryWindowTheMarkIsBelowThePlace(columns: Int) {
    let line = "W1 + 神経 @ e\u{301} - 🎉 * (W2 + b1) / 神 + 12345678901234567890"
    let characters = Array(line)
    for start in 0...characters.count {
      let shown = MarkedLine(line, at: start..<min(start + 3, characters.count))
        .text(in: Display(columns: columns, rows: 24)).lines
      // Beside the dots on both sides, no wide character fits below 5.
      guard columns >= 5 else { continue }
      #expect(shown.allSatisfy { $0.width <= columns })
      let column = shown[1].plain.prefix { $0 == " " }.count
      var left = column
      let above = shown[0].plain.drop { character in
        left -= StyledText(String(character)).width
        return left >= 0
      }
      #expect(above.first == (start < characters.count ? characters[start] : nil), "\(columns) \(start)")
    }
  }
}
