import CKernels
import PlainKernels
import Testing

/// The products of matrices: what they compute, and that every compiled copy gives the same bits.
struct ProductTests {
  /// Rows, inner and columns: every height of a tile and what is left over, and more than one pack of 256.
  static let shapes = [
    (1, 1, 1), (2, 3, 4), (3, 300, 5), (7, 2, 9), (8, 257, 4), (10, 10, 128), (13, 64, 3), (18, 5, 6),
    (64, 128, 31),
  ]

  @Test(arguments: shapes)
  func sumsAreTakenInOrder(rows: Int, inner: Int, columns: Int) {
    var random = RandomNumbers(seed: rows + inner)
    let (w, b, a) = (random.numbers(rows * inner), random.numbers(rows), random.numbers(inner * columns))
    var c = [Double](repeating: .nan, count: rows * columns)
    gradb_product(w, b, rows, inner, a, columns, &c)
    for column in 0..<columns {
      for row in 0..<rows {
        var sum = 0.0
        for k in 0..<inner { sum += w[k * rows + row] * a[column * inner + k] }
        #expect(c[column * rows + row] == sum + b[row])
      }
    }
  }

  @Test(arguments: shapes)
  func transposedProductIsTheProductWithTheTransposed(rows: Int, inner: Int, columns: Int) {
    var random = RandomNumbers(seed: rows + inner)
    let (w, a) = (random.numbers(rows * inner), random.numbers(inner * columns))
    var transposed = w
    for row in 0..<rows { for k in 0..<inner { transposed[row * inner + k] = w[k * rows + row] } }
    var expected = [Double](repeating: .nan, count: rows * columns)
    var found = expected
    gradb_product(w, [Double](repeating: 0, count: rows), rows, inner, a, columns, &expected)
    gradb_transposed_product(transposed, inner, rows, a, columns, &found)
    #expect(expected == found)
  }

  @Test(arguments: shapes)
  func outerSumAddsSampleAfterSample(rows: Int, count: Int, columns: Int) {
    var random = RandomNumbers(seed: rows + count)
    let (a, b) = (random.numbers(rows * count), random.numbers(columns * count))
    let start = random.numbers(rows * columns)
    var d = start
    gradb_outer_sum(a, rows, b, columns, count, &d)
    for column in 0..<columns {
      for row in 0..<rows {
        var sum = start[column * rows + row]
        for s in 0..<count { sum += a[s * rows + row] * b[s * columns + column] }
        #expect(d[column * rows + row] == sum)
      }
    }
  }

  @Test(arguments: shapes)
  func everyInstructionSetGivesTheSameBits(rows: Int, inner: Int, columns: Int) {
    var random = RandomNumbers(seed: rows + inner)
    let (w, b, a) = (random.numbers(rows * inner), random.numbers(rows), random.numbers(inner * columns))
    var chosen = [Double](repeating: 0, count: rows * columns)
    var plain = chosen
    gradb_product(w, b, rows, inner, a, columns, &chosen)
    plain_product(w, b, rows, inner, a, columns, &plain)
    #expect(chosen.map(\.bitPattern) == plain.map(\.bitPattern))
    gradb_transposed_product(w, inner, rows, a, columns, &chosen)
    plain_transposed_product(w, inner, rows, a, columns, &plain)
    #expect(chosen.map(\.bitPattern) == plain.map(\.bitPattern))
    var (chosenSum, plainSum) = (w, w)
    gradb_outer_sum(chosen, rows, a, inner, columns, &chosenSum)
    plain_outer_sum(chosen, rows, a, inner, columns, &plainSum)
    #expect(chosenSum.map(\.bitPattern) == plainSum.map(\.bitPattern))
  }
}
