import Rendering
import Testing

@Suite struct ConfusionTableTests {
  private let table = ConfusionTable(
    title: "test", counts: [[8, 2, 0], [1, 5, 4], [0, 0, 10]], unpredicted: [0, 0, 0])

  @Test func rowsAreActualAndColumnsPredicted() {
    #expect(
      table.text(in: Display(columns: 60)).plain == """
                  predicted
                   0   1   2  right
        actual 0   8   2   ·   80.00 %
        actual 1   1   5   4   50.00 %
        actual 2   ·   ·  10  100.00 %
        76.67 % right (23 of 30)
        most often 1 taken for 2 (4), 0 taken for 1 (2), 1 taken for
        0 (1)

        """)
    #expect(table.hits == 23 && table.total == 30)
    #expect(
      table.frequentMistakes(2).map { [$0.actual, $0.predicted, $0.count] } == [[1, 2, 4], [0, 1, 2]])
  }

  @Test func colorsMarkHitsAndMistakes() throws {
    let text = table.text(in: Display(colors: .trueColor))
    let backgrounds = Set(text.runs.compactMap(\.style.background))
    #expect(backgrounds.count >= 4)
    #expect(text.plain == table.text(in: Display()).plain)
  }

  @Test func samplesWithoutAPredictionHaveAColumn() {
    let table = ConfusionTable(title: "test", counts: [[1, 0], [0, 0]], unpredicted: [0, 3])
    let text = table.text(in: Display()).plain
    #expect(text.contains("?") && text.contains("3 without a prediction") && table.total == 4)
  }

  @Test(arguments: [20, 25, 36, 50, 80])
  func noLineIsWiderThanTheDisplay(columns: Int) {
    let row = [10_000, 20, 3, 0, 0, 0, 7, 0, 0, 1]
    let table = ConfusionTable(title: "t", counts: Array(repeating: row, count: 10), unpredicted: row)
    for display in [Display(columns: columns), Display(columns: columns, unicode: false)] {
      let text = table.text(in: display)
      for line in text.lines { #expect(line.width <= columns, "\(line.plain)") }
      #expect(display.unicode || text.plain.allSatisfy { $0.isASCII })
    }
  }
}
