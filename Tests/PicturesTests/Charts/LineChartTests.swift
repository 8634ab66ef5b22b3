import Pictures
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
