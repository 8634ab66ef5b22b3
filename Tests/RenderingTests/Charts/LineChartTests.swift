import Rendering
import Testing

@Suite struct LineChartTests {
  private func chart(_ series: [[Double]], isLogarithmic: Bool = false) -> LineChart {
    LineChart(
      title: "test", horizontal: "iteration",
      series: zip(["first", "second", "third"], series).map { name, values in
        LineChart.Series(name, values.enumerated().map { .init($0, $1) })
      }, isLogarithmic: isLogarithmic)
  }

  @Test func oneCurveIsDrawnInDots() {
    let text = chart([[0, 1, 2, 3, 4]]).text(in: Display(columns: 30, rows: 12)).plain
    #expect(
      text == """
        ⣤ first 4
        4 ┤                     ⣀⡠⠤⠒⠉
          │                ⣀⡠⠔⠒⠉
        2 ┤           ⣀⡠⠤⠒⠉
          │     ⣀⠤⠔⠒⠉⠉
        0 ┤⣀⠤⠒⠊⠉
          └┬────────────┬───────────┬
           0            2           4
                   iteration

        """, "\(text)")
  }

  @Test func inASCIIEveryCurveHasACharacterOfItsOwn() {
    let text = chart([[0, 4], [4, 0]]).text(in: Display(columns: 30, rows: 12, unicode: false)).plain
    #expect(text.hasPrefix("* first 4   o second 0\n"))
    #expect(text.contains("*") && text.contains("o") && text.allSatisfy { $0.isASCII })
  }

  @Test func severalCurvesAreToldApartWithoutColour() {
    let plain = chart([[0, 4], [4, 0]]).text(in: Display(columns: 40, rows: 14)).plain
    #expect(plain.filter { $0 == "*" }.count > 10 && plain.filter { $0 == "o" }.count > 10)
    let colored = chart([[0, 4], [4, 0]]).text(in: Display(columns: 40, rows: 14, colors: .trueColor))
    #expect(!colored.plain.contains("*"))
    #expect(Set(colored.runs.compactMap(\.style.foreground)).count == 2)
  }

  /// Where curves coincide, neither may vanish.
  @Test func curvesOnEachOtherTakeTurns() {
    let text = chart([[1, 2, 3], [1, 2, 3]]).text(in: Display(columns: 60, rows: 20, unicode: false)).plain
    let plot = text.split(separator: "\n").dropFirst().joined()
    #expect(plot.filter { $0 == "*" }.count >= 10 && plot.filter { $0 == "o" }.count >= 10, "\(text)")
  }

  @Test(arguments: [24, 30, 45, 80, 200], [Display(), Display(unicode: false), Display(colors: .sixteen)])
  func noLineIsWiderThanTheDisplay(columns: Int, display: Display) {
    var display = display
    display.columns = columns
    let text = chart([(0..<300).map { Double($0 % 17) * 1e5 }, (0..<300).map { -Double($0) }]).text(
      in: display)
    for line in text.lines { #expect(line.width <= columns, "\(line.plain)") }
    #expect(text.lines.count > 8)
  }

  @Test func aVeryNarrowWindowSaysSo() {
    let text = chart([[1, 2]]).text(in: Display(columns: 20)).plain
    #expect(
      text.replacing("\n", with: " ").contains("too narrow")
        && text.split(separator: "\n").allSatisfy { $0.count <= 20 })
  }

  @Test func whatIsNoNumberIsAGapAndNamed() {
    let holes = chart([[1, .nan, .nan, 4, .infinity, 5]])
    #expect(
      holes.remarks == [
        "first is nan at 2 of the points, first at iteration 1", "first is infinite at iteration 4",
      ])
    #expect(holes.text(in: Display()).plain.contains("nan at 2 of the points"))
    #expect(holes.drawing.svgFile.components(separatedBy: "series1\"").last?.filter { $0 == "M" }.count == 3)
    #expect(chart([[.nan, .nan]]).text(in: Display()).plain.contains("nan at 2"))
    #expect(chart([[-1, 0, 2]], isLogarithmic: true).remarks.first?.contains("logarithmic") == true)
  }

  /// With mini-batches, the loss of the batch jumps up and down across the loss on dev.
  @Test func aCurveIsSeenInTheBandOfARestlessOne() {
    let restless = (0..<400).map { $0.isMultiple(of: 2) ? 0.0 : 10 }
    let chart = chart([restless, Array(repeating: 5, count: 400)])
    let text = chart.text(in: Display(columns: 60, unicode: false)).plain
    #expect(text.split(separator: "\n").contains { $0.filter { $0 == "o" }.count > 50 }, "\(text)")
    #expect(chart.drawing.svgFile.contains("class=\"halo\""))
    #expect(!self.chart([[1, 2], [2, 1]]).drawing.svgFile.contains("class=\"halo\""))
  }

  @Test func sharesAreShownInPercent() {
    func chart(_ others: [LineChart.Series]) -> LineChart {
      LineChart(
        title: "t", horizontal: "iteration",
        series: [.init("accuracy", [.init(0, 0.1), .init(9, 0.975)], isShare: true)] + others)
    }
    let alone = chart([]).text(in: Display(columns: 40)).plain
    #expect(alone.hasPrefix("⣤ accuracy 97.50 %\n"))
    #expect(alone.contains(" 80 % ┤") && alone.contains("100 % ┤"), "\(alone)")
    #expect(chart([]).drawing.description.contains("from 10.00 % at iteration 0 to 97.50 %"))
    let mixed = chart([.init("loss", [.init(0, 2), .init(9, 1)])]).text(in: Display(columns: 40)).plain
    #expect(mixed.contains("97.50 %") && mixed.contains("2.0 ┤"), "\(mixed)")
  }

  @Test(arguments: [[0.0, 1], [0, 2.4], [-3, 3], [0.27, 0.29], [3.39, 3.415], [0, 100_000]])
  func marksAreEquallyFarFromEachOther(values: [Double]) {
    let lines = chart([values]).text(in: Display(rows: 24)).plain.split(separator: "\n")
    let marks = lines.indices.filter { lines[$0].contains("┤") }
    #expect(marks.count > 2 && lines.count > 12)
    #expect(Set(zip(marks, marks.dropFirst()).map { $1 - $0 }).count == 1, "\(marks)")
  }

  @Test func aSinglePointAndALevelLineAreDrawn() {
    #expect(
      chart([[3]]).text(in: Display(unicode: false)).plain.split(separator: "\n").dropFirst().joined()
        .contains("*"))
    #expect(chart([[3, 3, 3]]).text(in: Display(unicode: false)).plain.contains("*****"))
  }

  /// Many points must cost neither a file of their size nor a peak between two others.
  @Test func manyPointsAreThinnedWithoutLosingAPeak() {
    var values = [Double](repeating: 1, count: 20_000)
    values[12_345] = 9
    let drawing = chart([values]).drawing
    #expect(drawing.svgFile.utf8.count < 40_000)
    #expect(drawing.description.contains("highest with 9 at iteration 12345"))
    let text = chart([values]).text(in: Display(unicode: false)).plain
    #expect(text.split(separator: "\n").dropFirst().prefix(4).contains { $0.contains("*") }, "\(text)")
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
