import Rendering
import Testing

@Suite struct TableTests {
  private static let table: Table = {
    var table = Table([Table.Column("command"), Table.Column("times", .right), Table.Column("what it does")])
    table.add(["forward", "12", "run to the end of forward, and show the prediction"])
    table.add(["g", "1,200"])
    table.add(["step", "", StyledText("the next operation", .good)])
    return table
  }()

  @Test func columnsAreAligned() {
    #expect(
      Self.table.text(in: Display()).plain == """
        command  times  what it does
        forward     12  run to the end of forward, and show the prediction
        g        1,200
        step            the next operation

        """)
  }

  @Test func aWideColumnIsBrokenBetweenWords() {
    #expect(
      Self.table.text(in: Display(columns: 42)).plain == """
        command  times  what it does
        forward     12  run to the end of forward,
                        and show the prediction
        g        1,200
        step            the next operation

        """)
  }

  @Test func noShortWordAndNoNumberIsBroken() {
    var table = Table([Table.Column("gradient"), Table.Column("largest error", .right), Table.Column("")])
    table.add(["dW1", "4.2e-06", "suspicious"])
    #expect(table.leastWidth == 8 + 2 + 7 + 2 + 10)
    for width in 1...60 {
      let words = table.text(in: Display(columns: width)).plain.split { " \n".contains($0) }.map(String.init)
      guard width >= 10 else { continue }  // the longest word has no room at all
      #expect(words.sorted() == ["4.2e-06", "dW1", "error", "gradient", "largest", "suspicious"], "\(width)")
    }
  }

  @Test func stylesAreKept() {
    let text = Self.table.text(in: Display())
    #expect(text.runs.contains { $0.text == "the next operation" && $0.style == .good })
    #expect(text.runs.first?.style == .heading)
  }

  @Test func withoutHeadingsThereIsNoLineForThem() {
    var table = Table([Table.Column(), Table.Column()])
    table.add(["a", "b", "dropped"])
    #expect(table.text(in: Display()).plain == "a  b\n")
  }

  @Test func nothingIsNothing() {
    #expect(Table([]).text(in: Display()).isEmpty)
  }

  @Test(arguments: [1, 2, 4, 6, 9, 12, 20, 30, 60])
  func noLineIsWiderThanTheDisplayAndNothingIsLost(width: Int) {
    let text = Self.table.text(in: Display(columns: width))
    #expect(text.lines.allSatisfy { $0.width <= width })
    func letters(_ text: StyledText) -> [Character] { text.plain.filter { $0 != " " && $0 != "\n" }.sorted() }
    #expect(letters(text) == letters(Self.table.text(in: Display(columns: 200))))
  }
}
