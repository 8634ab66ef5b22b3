import Matrices
import Rendering
import Testing

@Suite struct MatrixImageTests {
  @Test func anImageComesFromItsPixelsLineByLine() {
    #expect(
      Matrix(pixels: [1, 2, 3, 4, 5, 6], width: 3)
        == Matrix(rows: 2, columns: 3, elements: [1, 4, 2, 5, 3, 6]))
    #expect(Matrix(pixels: [1, 2, 3], width: 2) == nil)
    #expect(Matrix(pixels: [], width: 2) == nil)
    #expect(Matrix(pixels: [1], width: 0) == nil)
  }
}
