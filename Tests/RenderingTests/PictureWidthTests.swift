import Matrices
import Rendering
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
}
