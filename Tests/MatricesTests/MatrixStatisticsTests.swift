import Matrices
import Testing

@Suite struct MatrixStatisticsTests {
  @Test func theyAreNumPys() throws {
    let statistics = MatrixStatistics(Matrix(rows: 2, columns: 3, elements: [0.5, -2, 0, 3.25, -0.0, 7]))
    #expect(statistics.count == 6)
    #expect(statistics.zeros == 2)
    // np.mean and np.std of the same; a sum of six numbers is wrong by a few units of the last place at most.
    #expect(abs(statistics.mean - 1.4583333333333333) < 1e-15)
    #expect(abs(statistics.standardDeviation - 2.9169642705311896) < 1e-14)
  }

  @Test func anExtremeSaysWhereItIs() throws {
    let statistics = MatrixStatistics(Matrix(rows: 2, columns: 3, elements: [0.5, -2, 0, 7, -2, 7]))
    let minimum = try #require(statistics.minimum)
    let maximum = try #require(statistics.maximum)
    #expect((minimum.value, minimum.row, minimum.column) == (-2, 1, 0))
    #expect((maximum.value, maximum.row, maximum.column) == (7, 1, 1))
  }

  @Test func whatIsNotFiniteIsCountedAndLeftOut() throws {
    let statistics = MatrixStatistics(
      Matrix(rows: 2, columns: 3, elements: [1, .nan, -.infinity, 3, .nan, .infinity]))
    #expect(statistics.nans == 2)
    #expect(statistics.infinities == 2)
    #expect(statistics.minimum?.value == 1)
    #expect(statistics.maximum?.value == 3)
    #expect(statistics.mean == 2)
    #expect(statistics.standardDeviation == 1)
    let first = try #require(statistics.firstNonFinite)
    #expect(first.value.isNaN && first.row == 1 && first.column == 0)
  }

  @Test(arguments: [Matrix(rows: 0, columns: 4), Matrix(rows: 2, columns: 2, repeating: .nan)])
  func withoutFiniteNumbersThereIsNoExtreme(matrix: Matrix) {
    let statistics = MatrixStatistics(matrix)
    #expect(statistics.minimum == nil)
    #expect(statistics.maximum == nil)
    #expect(statistics.mean.isNaN)
    #expect(statistics.standardDeviation.isNaN)
  }

  @Test(arguments: [Double.greatestFiniteMagnitude, .leastNonzeroMagnitude, 1, 1e200, 1e-200])
  func hugeAndTinyNumbersNeitherOverflowNorVanish(size: Double) {
    let statistics = MatrixStatistics(Matrix(rows: 1, columns: 2, elements: [size, -size]))
    #expect(statistics.mean == 0)
    #expect(statistics.standardDeviation == size)
  }
}
