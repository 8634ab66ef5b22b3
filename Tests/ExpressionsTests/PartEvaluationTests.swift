import Matrices
import Testing

@testable import Expressions

struct PartEvaluationTests {
  private static let names: [String: Value] = {
    var generator = SeededGenerator(seed: 2)
    func random(_ rows: Int, _ columns: Int) -> Value {
      .array(ArrayValue(Matrix(rows: rows, columns: columns) { _, _ in generator.uniform(-1, 1) }))
    }
    return [
      "W": random(8, 6), "X": random(6, 7), "b": random(8, 1), "row": random(1, 7), "dZ": random(8, 7),
      "v": .array(ArrayValue(vector: (0..<7).map { Double($0) / 3 })), "m": .integer(7), "a": .number(0.3),
      "y": .array(ArrayValue(vector: [3, 0, 1, 7, 2, 2, 5], kind: .int)),
    ]
  }()

  /// A part of a value is the same numbers as those of the whole, however the line is made.
  @Test(arguments: [
    "W @ X + b", "-(W @ X)", "dZ - W @ X / m", "relu(W @ X + b) * (dZ > 0)", "dZ * row", "dZ * v", "dZ + a",
    "dZ / sum(exp(dZ), axis=0)", "exp(dZ) / sum(exp(dZ), axis=1, keepdims=True)", "softmax(dZ)",
    "softmax(dZ, axis=1)", "dZ - max(dZ, axis=0)", "dZ * mean(dZ)", "where(dZ > 0, dZ, 0.01 * dZ)", "dZ**2",
    "(dZ.T * 2).T", "one_hot(y, 8) - dZ", "W @ (W.T @ dZ)", "dZ.T.T", "sum(dZ, axis=0) + dZ",
    "dZ * (1 - dZ) * b + row", "W @ X.reshape(7, 6).T", "maximum(dZ, b)",
  ])
  func aPartIsPartOfTheWhole(text: String) throws {
    let formula = try Formula(text)
    let whole = try #require(try formula.value(in: Self.names).array?.matrix)
    #expect(whole.rows == 8 && whole.columns == 7)
    for (rows, columns) in [([0, 3, 7], [1, 6]), ([5], [0, 2, 3, 4]), ([2], [2])] {
      let part = try #require(
        formula.part(rows: rows, columns: columns, ofRows: 8, columns: 7, in: Self.names))
      for (i, row) in rows.enumerated() {
        for (j, column) in columns.enumerated() {
          #expect(abs(part[i, j] - whole[row, column]) < 1e-12, "\(text)[\(row),\(column)]")
        }
      }
    }
  }

  @Test(arguments: [
    "W @ dZ", "dZ + W", "sum(dZ)", "dZ.T", "nothing * dZ", "W", "v", "dZ @ v", "sum(dZ, axis=1)",
  ])
  func whatHasNoSuchShapeHasNoPart(text: String) throws {
    #expect(try Formula(text).part(rows: [0], columns: [0], ofRows: 8, columns: 7, in: Self.names) == nil)
  }
}
