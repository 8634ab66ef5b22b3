import Matrices
import Pictures
import Testing

@Suite struct PictureWidthTests {
  private static let shapes = [(rows: 1, columns: 1), (1, 30), (30, 1), (9, 13), (28, 28), (12, 90)]

  @Test(arguments: shapes, testWidths)
  func noLineIsWiderThanTheDisplay(shape: (rows: Int, columns: Int), width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for numbers in [testNumbers[0], testNumbers[4]] {
      let matrix = Matrix(rows: shape.rows, columns: shape.columns) { _, _ in numbers(&generator) }
      for colors in Display.ColorDepth.allCases {
        for unicode in [false, true] {
          let display = Display(columns: width, colors: colors, unicode: unicode)
          let pictures = [
            GrayPicture(matrix).text(in: display), HeatMap(matrix).text(in: display),
            MatrixStatistics(matrix).text(in: display),
          ]
          for picture in pictures {
            #expect(picture.lines.allSatisfy { $0.width <= width })
            #expect(picture.plain.hasSuffix("\n"))
            #expect(unicode || picture.plain.utf8.allSatisfy { $0 < 0x80 })
          }
        }
      }
    }
  }

  @Test func anImageComesFromItsPixelsLineByLine() {
    #expect(
      Matrix(pixels: [1, 2, 3, 4, 5, 6], width: 3)
        == Matrix(rows: 2, columns: 3, elements: [1, 4, 2, 5, 3, 6]))
    #expect(Matrix(pixels: [1, 2, 3], width: 2) == nil)
    #expect(Matrix(pixels: [], width: 2) == nil)
    #expect(Matrix(pixels: [1], width: 0) == nil)
  }
}
