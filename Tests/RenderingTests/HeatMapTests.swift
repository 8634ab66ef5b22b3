import Matrices
import Rendering
import Testing

@Suite struct HeatMapTests {
  private let values = Matrix(rows: 2, columns: 6) { [-1.0, -0.6, -0.3, 0.2, 0.7, 1][$1] / Double($0 + 1) }

  @Test func withoutColorSignAndSizeAreTold() {
    expect(
      values, Display(),
      """
      WWnnvv..**##
      nnvvii..::++
      -1 Wmnvi 0 .:+*# +1

      """)
  }

  @Test func negationExchangesTheSigns() {
    let depths: [Display.ColorDepth] = [.sixteen, .palette256, .trueColor]
    for depth in depths {
      func colors(_ sign: Double) -> [Color?] {
        let image = Matrix(rows: 1, columns: 3, elements: [-sign, 0, sign])
        return HeatMap(image).text(in: Display(colors: depth)).runs.prefix(3).map(\.style.foreground)
      }
      #expect(colors(1) == colors(-1).reversed())
      #expect(Set(colors(1)).count == 3)
    }
  }

  @Test func theScaleReachesFromTheLargestMagnitude() {
    let text = HeatMap(Matrix(rows: 1, columns: 2, elements: [-0.25, 0.1])).text(
      in: Display(colors: .trueColor))
    #expect(text.lines[1].plain == "-0.25 ████████████ 0 ████████████ +0.25")
  }

  @Test func aScaleMayBeGiven() {
    let map = HeatMap(Matrix(rows: 1, columns: 3, elements: [-1, 0.5, 8]), scale: 1)
    #expect(map.text(in: Display()).plain == "WW++##\n-1 Wmnvi 0 .:+*# +1\n")
  }

  @Test func zerosHaveNoScale() {
    expect(Matrix(rows: 2, columns: 2), Display(), "\n\nall zeros\n")
  }

  @Test func whatIsNotFiniteIsMarkedAndLeavesTheScaleAlone() {
    expect(
      Matrix(rows: 1, columns: 5, elements: [.nan, -.infinity, .infinity, 0.5, -0.5]), Display(),
      """
      ??!!!!##WW
      -0.5 Wmnvi 0 .:+*# +0.5   ? nan: 1   ! inf: 2

      """)
    expect(Matrix(rows: 1, columns: 1, repeating: .nan), Display(), "??\n? nan: 1\n")
  }

  @Test func hugeNumbersDoNotOverflow() {
    let huge = Double.greatestFiniteMagnitude
    expect(
      Matrix(rows: 1, columns: 2, elements: [huge, -huge]), Display(),
      "##WW\n-1.798e+308 Wmnvi 0 .:+*# +1.798e+308\n")
  }

  @Test func anAveragedImageIsSaidToBeOne() {
    let text = HeatMap(Matrix(rows: 50, columns: 100, repeating: 1)).text(in: Display(columns: 40))
    #expect(text.plain.hasSuffix("50×100 averaged to 10×40\n"))
  }

  private func expect(_ image: Matrix, _ display: Display, _ text: String) {
    let shown = HeatMap(image).text(in: display).plain
    #expect(shown == text, "\n\(shown)")
  }
}
