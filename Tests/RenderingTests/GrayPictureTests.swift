import Matrices
import Rendering
import Testing

@Suite struct GrayPictureTests {
  private let ramp = Matrix(rows: 3, columns: 10) { Double($0 + $1) / 11 }

  @Test func withoutColorAPixelIsTwoCharacters() {
    expect(
      ramp, Display(),
      """
        ..::::--==++**####
      ..::::--==++**####%%
      ::::--==++**####%%@@

      """)
  }

  @Test func whereThatIsTooWideTwoRowsAreMerged() {
    expect(Matrix(rows: 4, columns: 3) { row, _ in row < 2 ? 1 : 0.5 }, Display(columns: 5), "@@@\n+++\n")
  }

  @Test(arguments: [Display.ColorDepth.sixteen, .palette256, .trueColor])
  func withItsColorsTakenAwayItsShapeStays(colors: Display.ColorDepth) {
    let image = Matrix(rows: 3, columns: 4) { row, column in
      [[0, 1, 1, 0], [0, 1, 0, 1], [1, 0, .nan, 0]][row][column]
    }
    #expect(GrayPicture(image).text(in: Display(colors: colors)).withoutColors == " █▀▄\n▀ ▀ \n")
  }

  @Test func inColorACharacterIsTwoPixels() {
    let image = Matrix(rows: 3, columns: 1, elements: [0, 1, 0.5])
    let text = GrayPicture(image).text(in: Display(colors: .trueColor))
    #expect(text.plain == "▀\n▀\n")
    #expect(text.runs[0].style == Style(foreground: .rgb(0, 0, 0), background: .rgb(255, 255, 255)))
    #expect(text.runs[2].style == Style(foreground: .rgb(128, 128, 128)))
  }

  @Test func colorsWithoutUnicodeAreNotUsed() {
    let text = GrayPicture(ramp).text(in: Display(colors: .trueColor, unicode: false))
    #expect(text.runs.allSatisfy { $0.style == .plain })
  }

  @Test func numbersOutsideTheRangeAreShownAsItsEnds() {
    expect(Matrix(rows: 1, columns: 4, elements: [-7, 0, 7, .infinity]), Display(), "    @@@@\n")
  }

  @Test func aNaNIsSeen() {
    expect(Matrix(rows: 1, columns: 2, elements: [.nan, 1]), Display(), "??@@\n")
  }

  @Test func aLargeImageIsAveraged() {
    let image = Matrix(rows: 100, columns: 100) { row, column in (row + column) % 2 == 0 ? 1 : 0 }
    let text = GrayPicture(image).text(in: Display(columns: 50, colors: .trueColor))
    #expect(text.lines.count == 25)
    #expect(text.runs[0].style == Style(foreground: .rgb(128, 128, 128), background: .rgb(128, 128, 128)))
  }

  private func expect(_ image: Matrix, _ display: Display, _ text: String) {
    let shown = GrayPicture(image).text(in: display).plain
    #expect(shown == text, "\n\(shown)")
  }
}
