import Matrices
import Rendering
import Testing

@Suite struct StatisticsTextTests {
  @Test func theLineSaysWhatTheNumbersAreLike() {
    expect(
      Matrix(rows: 2, columns: 2, elements: [-0.5, 0, 0.25, 1]),
      "min -0.5 at [0,0]   max 1 at [1,1]   mean 0.1875   std 0.5413   zeros 25.00 %\n")
  }

  @Test func whatIsNotFiniteIsCountedAndFound() {
    expect(
      Matrix(rows: 1, columns: 4, elements: [2, .infinity, .nan, 2]),
      """
      min 2 at [0,0]   max 2 at [0,0]   mean 2   std 0   zeros none   nan 1   inf 1
      first inf at [0,1]

      """)
  }

  @Test func aShareThatWouldRoundToNothingIsCounted() {
    var matrix = Matrix(rows: 1, columns: 42000, repeating: 1)
    matrix[0, 41] = 0
    #expect(MatrixStatistics(matrix).text(in: Display(columns: 200)).plain.contains("zeros 1 of 42,000"))
    #expect(MatrixStatistics(Matrix(rows: 2, columns: 2)).text(in: Display()).plain.contains("zeros all"))
  }

  @Test func noNumbersAreSaidToBeNone() {
    expect(Matrix(rows: 0, columns: 3), "no numbers\n")
  }

  private func expect(_ matrix: Matrix, _ text: String) {
    let shown = MatrixStatistics(matrix).text(in: Display()).plain
    #expect(shown == text, "\n\(shown)")
  }
}
