import Matrices
import Testing

@testable import Rendering

@Suite struct PictureGridTests {
  private func grid(_ kind: PictureGrid.Kind, count: Int) -> PictureGrid {
    PictureGrid(
      title: "test", kind: kind,
      (0..<count).map { index in
        .init(
          Matrix(rows: 28, columns: 28) { Double(($0 + $1 * 3 + index) % 7) / 7 - (kind == .heat ? 0.4 : 0) },
          caption: [StyledText("number \(index)")])
      })
  }

  @Test(arguments: [14, 28, 40, 58, 80, 160], [PictureGrid.Kind.gray, .heat])
  func noLineIsWiderThanTheDisplay(columns: Int, kind: PictureGrid.Kind) {
    for colors in [Display.ColorDepth.none, .trueColor] {
      for unicode in [true, false] {
        let text = grid(kind, count: 7).text(in: Display(columns: columns, colors: colors, unicode: unicode))
        for line in text.lines { #expect(line.width <= columns, "\(line.plain)") }
        #expect((0..<7).allSatisfy { text.plain.contains("number \($0)") })
      }
    }
  }

  @Test func fivePicturesOfWeightsStandBesideEachOtherAtEightyColumns() {
    let lines = grid(.heat, count: 10).text(in: Display(colors: .trueColor)).lines.map(\.plain)
    #expect(lines.contains { $0.contains("number 0") && $0.contains("number 4") && !$0.contains("number 5") })
    #expect(lines.count < 24, "a screen")
  }

  /// Each picture is of one shade, which says which one it is.
  @Test func picturesStandInReadingOrderAboveTheirCaptions() {
    let items = (0..<10).map { index in
      PictureGrid.Item(
        Matrix(rows: 12, columns: 12) { _, _ in Double(index) / 9 }, caption: [StyledText("n\(index)")])
    }
    let text = PictureGrid(title: "t", kind: .gray, items).text(in: Display(columns: 60, unicode: false))
      .plain
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [(shade: Character, caption: String)] = []
    for (row, line) in lines.enumerated() where line.contains("n") {
      let above = Array(lines[row - 1])
      var column = 0
      for word in line.split(separator: " ") {
        while Array(line)[column] == " " { column += 1 }
        found.append((column < above.count ? above[column] : " ", String(word)))
        column += word.count
      }
    }
    #expect(found.map(\.caption) == (0..<10).map { "n\($0)" })
    #expect(String(found.map(\.shade)) == " .:-=+*#%@")
  }

  /// Blanks at the ends of lines are not shown, and yet pictures below each other begin at the same place.
  @Test func picturesStandBelowEachOther() {
    let items = (0..<6).map { index in
      PictureGrid.Item(
        Matrix(rows: 12, columns: 12) { $1 < 5 + index ? 1 : 0 }, caption: [StyledText("n\(index)")])
    }
    let text = PictureGrid(title: "t", kind: .gray, items).text(in: Display(columns: 44, unicode: false))
      .plain
    let captions = text.split(separator: "\n").filter { $0.contains("n") }.map { line in
      line.indices.filter { line[$0] == "n" }.map { line.distance(from: line.startIndex, to: $0) }
    }
    #expect(captions.count == 2 && captions[0] == captions[1], "\(text)")
  }

  @Test func veryManyPicturesAreSmaller() {
    let display = Display(columns: 120, colors: .trueColor)
    let (few, many) = (grid(.heat, count: 24), grid(.heat, count: 128))
    #expect(few.text(in: display).lines[0].width > many.text(in: display).lines[0].width / 2)
    #expect(
      many.text(in: display).lines.map(\.plain).contains {
        $0.contains("number 6") && $0.contains("number 0")
      })
    #expect(many.drawing.height < few.drawing.height * 128 / 24)
  }

  @Test func threeSamplesStandBesideEachOtherAtEightyColumns() {
    let lines = grid(.gray, count: 6).text(in: Display(colors: .trueColor)).lines.map(\.plain)
    #expect(lines.contains { $0.contains("number 0") && $0.contains("number 2") && !$0.contains("number 3") })
  }

  /// Maps that stand side by side are compared, so that a colour must mean the same number in all of them.
  @Test func heatMapsShareOneScale() {
    let small = Matrix(rows: 14, columns: 14) { _, _ in 0.1 }
    let large = Matrix(rows: 14, columns: 14) { _, _ in 1 }
    let display = Display(colors: .trueColor)
    let both = PictureGrid(title: "t", kind: .heat, [.init(small, caption: []), .init(large, caption: [])])
    let first = both.text(in: display).runs.first { $0.text.contains("▀") }?.style.foreground
    #expect(first != HeatMap(small).text(in: display).runs.first?.style.foreground)
    #expect(both.text(in: display).plain.hasSuffix("+1\n"))
  }

  @Test func whatIsBlankInAllImagesIsCutAway() {
    var one = Matrix(rows: 9, columns: 9) { _, _ in 0 }
    var two = one
    one[2, 3] = 1
    two[5, 6] = 1
    let cropped = [one, two].croppedAlike
    #expect(cropped.allSatisfy { $0.rows == 4 && $0.columns == 4 })
    #expect(cropped[0][0, 0] == 1 && cropped[1][3, 3] == 1)
    let blank = [Matrix(rows: 3, columns: 3) { _, _ in 0 }]
    #expect(blank.croppedAlike == blank)
  }

  @Test func marginsAreLeftOutInATerminalOnly() throws {
    let item = PictureGrid.Item(
      Matrix(rows: 8, columns: 8) { (2..<5).contains($0) && (3..<6).contains($1) ? 1 : 0 }, caption: [])
    let whole = PixelImage(item.image) { GrayPicture.color($0, .trueColor) }.dataURL
    for isCropped in [true, false] {
      let grid = PictureGrid(title: "t", kind: .gray, isCropped: isCropped, [item, item])
      let lines = grid.text(in: Display(columns: 80, unicode: false)).lines
      #expect(lines.first?.plain.isEmpty == !isCropped, "\(lines)")
      let images = try SVGReader(grid.drawing.svgFile).elements.filter { $0.name == "image" }
      #expect(
        images.allSatisfy { $0.attributes["href"] == whole && $0.number("width") == $0.number("height") })
    }
  }
}
