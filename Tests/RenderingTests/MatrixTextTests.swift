import Matrices
import Testing

@testable import Rendering

@Suite struct MatrixTextTests {
  @Test func pointsStandUnderEachOther() {
    expect(
      Matrix(rows: 2, columns: 3, elements: [0.5, -12.25, 0, 1e-6, .nan, -.infinity]),
      """
                 0        1        2
      0 │    0.500    0          nan
      1 │  -12.250  1.0e-06     -inf

      """)
  }

  @Test func wholeNumbersHaveNoPoint() {
    expect(
      Matrix(rows: 2, columns: 3, elements: [1, 0, -0.0, 255, 7, -3]),
      """
             0    1    2
      0 │    1    0    7
      1 │    0  255   -3

      """)
  }

  @Test func tinyAndHugeNumbersHaveExponents() {
    expect(
      Matrix(rows: 2, columns: 2, elements: [1e-7, 0, -0.0, 2.5e-5]),
      """
                 0        1
      0 │  1.0e-07        0
      1 │        0  2.5e-05

      """)
    expect(
      Matrix(rows: 1, columns: 2, elements: [1.5e12, -3]),
      """
                  0         1
      0 │   1.5e+12  -3.0e+00

      """)
  }

  @Test func aLongRowIsElidedInTheMiddle() {
    expect(
      Matrix(rows: 1, columns: 784) { Double($1) / 4 }, columns: 60,
      """
                0       1       2  …     781     782     783
      0 │    0       0.25    0.50  …  195.25  195.50  195.75

      """)
  }

  @Test func aLongColumnIsElidedInTheMiddle() {
    expect(
      Matrix(rows: 784, columns: 1) { row, _ in Double(row) / 4 },
      """
                  0
        0 │    0
        1 │    0.25
        2 │    0.50
        … │       …
      781 │  195.25
      782 │  195.50
      783 │  195.75

      """)
  }

  @Test func bothMayBeElidedInASCII() {
    expect(
      Matrix(rows: 784, columns: 784) { Double($0 - $1) / 8 }, columns: 40, unicode: false,
      """
                   0        1  ...      783
        0 |    0       -0.125  ...  -97.875
        1 |    0.125    0      ...  -97.750
        2 |    0.250    0.125  ...  -97.625
      ... |      ...      ...  ...      ...
      781 |   97.625   97.500  ...   -0.250
      782 |   97.750   97.625  ...   -0.125
      783 |   97.875   97.750  ...    0

      """)
  }

  @Test func showingAllWrapsTheColumns() {
    expect(
      Matrix(rows: 2, columns: 5) { Double($0 * $1) / 8 }, columns: 30, showsAll: true,
      """
               0      1      2
      0 │  0      0      0
      1 │  0      0.125  0.250

               3      4
      0 │  0      0
      1 │  0.375  0.500

      """)
  }

  @Test func aSmallMatrixIsShownWholeInTwoBlocks() {
    expect(
      Matrix(rows: 2, columns: 9) { Double($0 * $1) / 8 }, columns: 50,
      """
               0      1      2      3      4
      0 │  0      0      0      0      0
      1 │  0      0.125  0.250  0.375  0.500

               5      6      7      8
      0 │  0      0      0      0
      1 │  0.625  0.750  0.875  1.000

      """)
  }

  @Test func aLittleLessPrecisionIsBetterThanTwoBlocks() {
    // The weights of the second layer, 10×10, on 80 columns.
    let text = MatrixText(Matrix(rows: 10, columns: 10) { Double($0 - $1) / 7 }).text(in: Display())
    #expect(text.lines.count == 11)
    #expect(text.plain.contains("0.143"))
    #expect(!text.plain.contains("0.1429"))
  }

  @Test func aSliceKeepsItsIndices() {
    let slice = Matrix(rows: 2, columns: 2) { Double($0 + $1) / 8 }
    let text = MatrixText(slice, rowIndices: [3, 402], columnIndices: [0, 27]).text(in: Display())
    #expect(
      text.plain == """
                   0     27
          3 │  0      0.125
        402 │  0.125  0.250

        """)
  }

  @Test func oneNumberNeedsNoHeadings() {
    expect(Matrix(rows: 1, columns: 1, repeating: 0.1234567), "0.1235\n")
  }

  @Test(arguments: [(0, 5), (5, 0), (0, 0)])
  func noNumbersAreSaidToBeNone(rows: Int, columns: Int) {
    expect(Matrix(rows: rows, columns: columns), "no elements\n")
  }

  @Test func aNumberIsNeverCut() {
    expect(Matrix(rows: 2, columns: 2, elements: [0.123, -0.123, 7, 7]), columns: 5, "0.123\n#####\n")
  }

  @Test func whatIsNotFiniteIsMarked() {
    let text = MatrixText(Matrix(rows: 1, columns: 2, elements: [.nan, 1])).text(in: Display())
    #expect(text.runs.contains { $0.text == "nan" && $0.style == .bad })
  }

  @Test(arguments: testShapes, testWidths)
  func noLineIsWiderThanTheDisplay(shape: (rows: Int, columns: Int), width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for numbers in testNumbers {
      let matrix = Matrix(rows: shape.rows, columns: shape.columns) { _, _ in numbers(&generator) }
      for showsAll in [false, true] where !showsAll || matrix.elements.count <= 100 {
        for unicode in [false, true] {
          let display = Display(columns: width, unicode: unicode)
          let text = MatrixText(matrix, showsAll: showsAll).text(in: display)
          #expect(text.lines.allSatisfy { $0.width <= width })
          #expect(text.plain.hasSuffix("\n"))
          #expect(unicode || text.plain.utf8.allSatisfy { $0 < 0x80 })
        }
      }
    }
  }

  private func expect(
    _ matrix: Matrix, columns: Int = 80, unicode: Bool = true, showsAll: Bool = false, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let display = Display(columns: columns, unicode: unicode)
    let shown = MatrixText(matrix, showsAll: showsAll).text(in: display).plain
    #expect(shown == text, "\n\(shown)", sourceLocation: sourceLocation)
  }
}

/// Shapes of every kind that an iteration has: scalars, both orientations, small, wide, high, large.
let testShapes = [
  (rows: 1, columns: 1), (1, 5), (5, 1), (1, 784), (784, 1), (10, 10), (10, 784), (10, 41), (28, 28),
  (60, 70),
]
let testWidths = [1, 2, 5, 8, 13, 40, 80, 200]
/// Numbers of every magnitude.
let testNumbers: [@Sendable (inout SeededGenerator) -> Double] = [
  { $0.uniform(-0.5, 0.5) },
  { Double($0.below(3)) },
  { $0.normal() * 1e-7 },
  { $0.normal() * 1e9 },
  { [0, -0.0, .nan, .infinity, -.infinity, 1e-300, -1e300, 1][$0.below(8)] },
]
