import Matrices
import Testing

@testable import ArrayFiles

@Suite struct NumericArrayTests {
  @Test func aMatrixIsTheSameThereAndBack() {
    let matrix = Matrix(rows: 2, columns: 3) { Double(10 * $0 + $1) }
    let array = NumericArray(matrix)
    #expect(array == NumericArray(shape: [2, 3], elements: [0, 1, 2, 10, 11, 12]))
    #expect(array.matrix == matrix)
  }

  @Test func aNumberBecomesAMatrixOfOne() {
    #expect(NumericArray(shape: [], elements: [7]).matrix == Matrix(rows: 1, columns: 1, repeating: 7))
  }

  @Test func aVectorBecomesAColumn() {
    #expect(
      NumericArray(shape: [2], elements: [1, 2]).matrix == Matrix(rows: 2, columns: 1, elements: [1, 2]))
  }

  @Test func threeDimensionsAreNoMatrix() {
    #expect(NumericArray(shape: [1, 1, 1], elements: [1]).matrix == nil)
  }

  @Test(arguments: [[-1], [1 << 62, 2], [0, 1 << 62, 2]])
  func absurdShapesHaveNoCount(shape: [Int]) {
    #expect(NumericArray.count(of: shape) == nil)
  }
}
