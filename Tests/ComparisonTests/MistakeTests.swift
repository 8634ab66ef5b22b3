import ArrayFiles
import Debugging
import Foundation
import Matrices
import Networks
import Testing

/// A wrong line of a notebook: which array it spoils, how, and what is to be said of it.
struct WrongLine: Sendable, CustomTestStringConvertible {
  let array: String
  /// The line, as gradb has to name it.
  let line: String
  /// Something that the words have to say.
  let words: String
  /// The array as the line gives it.
  let wrong: @Sendable (NotebookFile, _ m: Double) -> Matrix

  var testDescription: String { "\(array) = \(line)" }

  init(
    _ array: String, _ line: String, _ words: String,
    _ wrong: @escaping @Sendable (NotebookFile, Double) -> Matrix
  ) {
    (self.array, self.line, self.words, self.wrong) = (array, line, words, wrong)
  }
}

/// Every mistake that is known is named by its numbers. The wrong arrays are computed by loops of this file, not by the
/// expressions that the table of mistakes has.
struct MistakeTests {
  @Test(arguments: forward + output + backward + sums + update)
  func aWrongLineIsNamed(_ wrong: WrongLine) throws {
    var file = try NotebookFile()
    file.put(wrong.wrong(file, 7), as: wrong.array)
    // Beside a right update it would be a gradient that the update changed in place.
    if wrong.line.hasPrefix("alpha * ") { file.arrays["\(wrong.array.dropFirst())_new"] = nil }
    let comparison = try file.comparison()
    let row = try #require(comparison.wrong.first)
    #expect(row.name == wrong.array.replacing("_new", with: " after"))
    #expect(row.mistake?.line == wrong.line)
    let mistake = try #require(row.mistake)
    #expect("\(mistake.kind)".contains(wrong.words), "\(mistake.kind)")
    #expect(comparison.wrong.count == 1, "whatever else differs follows from it")
  }

  static let forward = [
    WrongLine("Z1", "W1 @ X", "b1 is not added") { f, _ in f["W1"].times(f["X"]) },
    WrongLine("Z1", "W1 @ X - b1", "subtracted") { f, _ in f["W1"].times(f["X"]).with(f["b1"], -) },
    WrongLine("Z1", "W1 @ X + b1", "not divided by 255") { f, _ in
      f["W1"].times(f["X"].map { 255 * $0 }).with(f["b1"], +)
    },
    WrongLine("Z1", "W1 @ (X / 255) + b1", "twice") { f, _ in
      f["W1"].times(f["X"].map { $0 / 255 }).with(f["b1"], +)
    },
    WrongLine("Z2", "W2.T @ A1 + b2", "transposedWeights(W2)") { f, _ in
      f["W2"].transposed.times(f["A1"]).with(f["b2"], +)
    },
    WrongLine("Z1", "W1 @ X.reshape(9, m) + b1", "mixed up") { f, _ in
      f["W1"].times(reshaped(f["X"])).with(f["b1"], +)
    },
    WrongLine("Z2", "relu(W2 @ A1 + b2)", "no relu") { f, _ in f["Z2"].map { max(0, $0) } },
    WrongLine("Z2", "W2 @ A1 + b1", "reads b1 where b2 belongs") { f, _ in
      f["W2"].times(f["A1"]).with(f["b1"], +)
    },
    WrongLine("A1", "", "dropout that keeps 0.8") { f, _ in
      Matrix(rows: 10, columns: 7) { ($0 + $1) % 5 == 0 ? 0 : f["A1"][$0, $1] / 0.8 }
    },
    WrongLine("Z2", "W2 @ Z1 + b2", "reads Z1") { f, _ in f["W2"].times(f["Z1"]).with(f["b2"], +) },
    WrongLine("A1", "Z1", "missing") { f, _ in f["Z1"] },
    WrongLine("A1", "Z1 > 0", "derivative of relu") { f, _ in f["Z1"].map { $0 > 0 ? 1 : 0 } },
    WrongLine("A1", "minimum(Z1, 0)", "negative") { f, _ in f["Z1"].map { min($0, 0) } },
    WrongLine("A1", "abs(Z1)", "absolute") { f, _ in f["Z1"].map(abs) },
    WrongLine("A1", "sigmoid(Z1)", "--activation sigmoid") { f, _ in f["Z1"].map { 1 / (1 + exp(-$0)) } },
    WrongLine("A1", "tanh(Z1)", "--activation tanh") { f, _ in f["Z1"].map { tanh($0) } },
  ]

  static let output = [
    WrongLine("A2", "exp(Z2) / sum(exp(Z2), axis=1, keepdims=True)", "along the samples") { f, _ in
      let e = f["Z2"].map { exp($0) }
      return e.with(e.rowSums, /)
    },
    WrongLine("A2", "exp(Z2) / sum(exp(Z2))", "over everything") { f, _ in
      let e = f["Z2"].map { exp($0) }
      return e.map { $0 / e.sum }
    },
    WrongLine("A2", "exp(Z2)", "do not add up to 1") { f, _ in f["Z2"].map { exp($0) } },
    WrongLine("A2", "Z2", "softmax is missing") { f, _ in f["Z2"] },
    WrongLine("A2", "sigmoid(Z2)", "sigmoid") { f, _ in f["Z2"].map { 1 / (1 + exp(-$0)) } },
    WrongLine("L", "-sum(Y * log(A2))", "missingDivision(m: 7)") { f, m in f["L"].map { $0 * m } },
    WrongLine("L", "-mean(Y * log(A2))", "samples times classes") { f, _ in f["L"].map { $0 / 10 } },
    WrongLine("L", "", "constantFactor(0.02") { f, m in f["L"].map { $0 * m / 300 } },
    WrongLine("L", "", "penalty(factor: 0.005)") { f, _ in
      f["L"].map { $0 + 0.005 * (f["W1"].map { $0 * $0 }.sum + f["W2"].map { $0 * $0 }.sum) }
    },
    WrongLine("L", "-sum(Y * log(softmax(A2))) / m", "cross_entropy") { f, m in
      let e = f["A2"].map { exp($0) }
      return Matrix(
        rows: 1, columns: 1, elements: [-e.with(e.columnSums, /).with(f["Y"]) { log($0) * $1 }.sum / m])
    },
    WrongLine("L", "sum(Y * log(A2)) / m", "flippedSign") { f, _ in f["L"].map { -$0 } },
    WrongLine("L", "sum((A2 - Y) ** 2) / m", "squared error") { f, m in
      Matrix(rows: 1, columns: 1, elements: [f["A2"].with(f["Y"]) { ($0 - $1) * ($0 - $1) }.sum / m])
    },
    WrongLine("L", "-sum(Y * log10(A2)) / m", "log10") { f, _ in f["L"].map { $0 / log(10) } },
    WrongLine("dZ2", "A2 - one_hot(y - 1)", "above the label") { f, _ in f["A2"].with(shifted(f["Y"], 1), -)
    },
    WrongLine("dZ2", "A2 - one_hot(y + 1)", "below the label") { f, _ in
      f["A2"].with(shifted(f["Y"], -1), -)
    },
    WrongLine("dZ2", "-(A2 - Y)", "flippedSign") { f, _ in f["Y"].with(f["A2"], -) },
    WrongLine("dZ2", "A2 - one_hot(roll(y, 1))", "the one before") { f, _ in f["A2"].with(moved(f["Y"], 1), -)
    },
    WrongLine("dZ2", "A2 - one_hot(roll(y, -1))", "the one behind") { f, _ in
      f["A2"].with(moved(f["Y"], -1), -)
    },
    WrongLine("dZ2", "A2 + Y", "added") { f, _ in f["A2"].with(f["Y"], +) },
    WrongLine("dZ2", "-Y / A2", "derivative by A2") { f, _ in f["Y"].with(f["A2"]) { -$0 / $1 } },
    WrongLine("dZ2", "2 * (A2 - Y)", "squared error") { f, _ in f["dZ2"].map { 2 * $0 } },
    WrongLine("dZ2", "A2", "not subtracted") { f, _ in f["A2"] },
  ]

  static let backward = [
    WrongLine("dA1", "W2 @ dZ2", "transposedWeights(W2)") { f, _ in f["W2"].times(f["dZ2"]) },
    WrongLine("dA1", "(W2 - alpha * dW2).T @ dZ2", "updated before") { f, _ in
      f["W2_new"].transposed.times(f["dZ2"])
    },
    WrongLine("dZ1", "dA1", "mask (Z1 > 0)") { f, _ in f["dA1"] },
    WrongLine("dZ1", "dA1 * A1", "multiplied by A1") { f, _ in f["dA1"].with(f["A1"], *) },
    WrongLine("dZ1", "dA1 * (Z1 < 0)", "wrong way round") { f, _ in f["dA1"].with(f["Z1"]) { $1 < 0 ? $0 : 0 }
    },
    WrongLine("dZ1", "dA1 * (Z2 > 0)", "mask is that of Z2") { f, _ in
      f["dA1"].with(f["Z2"]) { $1 > 0 ? $0 : 0 }
    },
    WrongLine("dZ1", "dA1 * Z1 > 0", "parentheses") { f, _ in f["dA1"].with(f["Z1"]) { $0 * $1 > 0 ? 1 : 0 }
    },
    WrongLine("dZ1", "dA1 * (dA1 > 0)", "mask is that of dA1") { f, _ in f["dA1"].map { $0 > 0 ? $0 : 0 } },
    WrongLine("dW2", "dZ2 @ A1.T", "missingDivision(m: 7)") { f, _ in f["dZ2"].times(f["A1"].transposed) },
    WrongLine("dW2", "dZ2 @ A1.T / m / m", "repeatedDivision(m: 7)") { f, m in f["dW2"].map { $0 / m } },
    WrongLine("dW2", "A1 @ dZ2.T / m", "transposed") { f, _ in f["dW2"].transposed },
    WrongLine("dW2", "alpha * (dZ2 @ A1.T / m)", "belongs to the update") { f, _ in f["dW2"].map { 0.25 * $0 }
    },
    WrongLine("dW1", "X @ dZ1.T / m", "transposed") { f, _ in f["dW1"].transposed },
    WrongLine("dW2", "dZ2 @ Z1.T / m", "reads Z1") { f, m in f["dZ2"].times(f["Z1"].transposed).map { $0 / m }
    },
    WrongLine("dW1", "dZ1 @ X.T / m", "not divided by 255") { f, _ in f["dW1"].map { 255 * $0 } },
    WrongLine("dW1", "dA1 @ X.T / m", "reads dA1") { f, m in f["dA1"].times(f["X"].transposed).map { $0 / m }
    },
    WrongLine("dW1", "-dZ1 @ X.T / m", "flippedSign") { f, _ in f["dW1"].map { -$0 } },
    WrongLine("dW2", "", "every element is 0") { f, _ in f["dW2"].map { _ in 0 } },
    WrongLine("dW2", "dZ1 @ A1.T / m", "reads dZ1 where dZ2 belongs") { f, m in
      f["dZ1"].times(f["A1"].transposed).map { $0 / m }
    },
    WrongLine("dW2", "", "constantFactor(-") { f, _ in f["dW2"].map { -3 * $0 } },
    WrongLine("dW2", "", "strayRegularization(factor: 0.00999") { f, _ in
      f["dW2"].with(f["W2"]) { $0 + 0.00999 * $1 }
    },
  ]

  static let sums = [
    WrongLine("db2", "sum(dZ2, axis=1)", "missingDivision(m: 7)") { f, _ in f["dZ2"].rowSums },
    WrongLine("db1", "db2", "holds the numbers of db2") { f, _ in f["db2"] },
    WrongLine("db1", "sum(dZ1) / m", "wrongAxis") { f, m in
      Matrix(rows: 1, columns: 1, elements: [f["dZ1"].sum / m])
    },
    WrongLine("db1", "sum(dZ1) / m", "wrongAxis") { f, m in f["db1"].map { _ in f["dZ1"].sum / m } },
    WrongLine("db1", "sum(dZ1)", "everything") { f, m in Matrix(rows: 1, columns: 1, elements: [f["dZ1"].sum])
    },
    WrongLine("db1", "sum(dZ1, axis=0) / m", "axis=0") { f, m in f["dZ1"].columnSums.map { $0 / m } },
    WrongLine("db1", "sum(dA1, axis=1, keepdims=True) / m", "reads dA1") { f, m in
      f["dA1"].rowSums.map { $0 / m }
    },
    WrongLine("db1", "dZ1", "mean over the samples") { f, _ in f["dZ1"] },
    WrongLine("db2", "dZ2[:, 0]", "first sample") { f, _ in
      Matrix(rows: 10, columns: 1) { row, _ in f["dZ2"][row, 0] }
    },
  ]

  static let update = [
    WrongLine("W1_new", "W1 + alpha * dW1", "uphill") { f, _ in f["W1"].with(f["dW1"]) { $0 + 0.25 * $1 } },
    WrongLine("W1_new", "W1 + 0.5 * dW1", "uphill") { f, _ in f["W1"].with(f["dW1"]) { $0 + 0.5 * $1 } },
    WrongLine("W1_new", "W1 - 0.2 * dW1", "alpha = 0.2, and alpha is 0.25") { f, _ in
      f["W1"].with(f["dW1"]) { $0 - 0.2 * $1 }
    },
    WrongLine("W2_new", "W2 - alpha * (dW2 + 0.01 * W2)", "weight decay of 0.01") { f, _ in
      f["W2"].with(f["dW2"]) { $0 - 0.25 * ($1 + 0.01 * $0) }
    },
    WrongLine("b1_new", "b1 - alpha * db2", "reads db2 where db1 belongs") { f, _ in
      f["b1"].with(f["db2"]) { $0 - 0.25 * $1 }
    },
    WrongLine("b1_new", "b1 - alpha * mean(db1)", "the same step") { f, _ in
      f["b1"].map { $0 - 0.25 * f["db1"].sum / 10 }
    },
    WrongLine("W1_new", "W1 - dW1", "alpha is left out") { f, _ in f["W1"].with(f["dW1"], -) },
    WrongLine("b2_new", "b2", "leaves it as it was") { f, _ in f["b2"] },
    WrongLine("W2_new", "W2 - alpha * alpha * dW2", "twice") { f, _ in
      f["W2"].with(f["dW2"]) { $0 - 0.0625 * $1 }
    },
    WrongLine("W2_new", "alpha * dW2", "step alone") { f, _ in f["dW2"].map { 0.25 * $0 } },
    WrongLine("W2_new", "alpha * dW2 - W2", "minus sign") { f, _ in f["W2"].with(f["dW2"]) { 0.25 * $1 - $0 }
    },
    WrongLine("b1_new", "b1 - alpha * db1", "keepdims=True") { f, _ in
      Matrix(rows: 10, columns: 10) { f["b1"][$0, 0] - 0.25 * f["db1"][$1, 0] }
    },
  ]

  /// The numbers of a matrix, column after column, put in row after row.
  private static func reshaped(_ x: Matrix) -> Matrix {
    Matrix(rows: x.rows, columns: x.columns) { x.elements[$0 * x.columns + $1] }
  }

  /// The columns moved to the right by `count`, the last before the first.
  private static func moved(_ y: Matrix, _ count: Int) -> Matrix {
    Matrix(rows: y.rows, columns: y.columns) { y[$0, ($1 - count + y.columns) % y.columns] }
  }

  /// The rows moved up by `count`, the first behind the last.
  private static func shifted(_ y: Matrix, _ count: Int) -> Matrix {
    Matrix(rows: y.rows, columns: y.columns) { y[($0 + count + y.rows) % y.rows, $1] }
  }

  /// Numbers that no mistake gives are wrong all the same.
  @Test func whatNoMistakeFitsIsWrongWithoutAName() throws {
    var file = try NotebookFile()
    file.put(file["dW2"].with(file["W1"]) { $0 + 0.1 * $1 * $1 }, as: "dW2")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.name == "dW2")
    #expect(row.mistake == nil)
  }

  /// The loss alone differs then, and no gradient: whoever did that needs no help, and has perhaps a mistake elsewhere.
  @Test func aLogarithmThatIsKeptFiniteIsAChoice() throws {
    var file = try NotebookFile(hidden: [6])
    let loss = -file["A2"].with(file["Y"]) { $1 * log($0 + 1e-8) }.sum / 7
    file.put(Matrix(rows: 1, columns: 1, elements: [loss]), as: "L")
    let comparison = try file.comparison()
    #expect(comparison.wrong.isEmpty)
    #expect(comparison.excused.map(\.name) == ["L"])
    #expect(comparison.excused.first?.mistake?.line == "-sum(Y * log(A2 + 1e-8)) / m")

    file.put(file["dW2"].map { -$0 }, as: "dW2")
    #expect(try file.comparison().wrong.map(\.name) == ["dW2"])
    // What is guarded and wrong is wrong.
    file.put(Matrix(rows: 1, columns: 1, elements: [-loss]), as: "L")
    #expect(try file.comparison().wrong.map(\.name) == ["L", "dW2"])
  }

  /// With ten samples, alpha = 0.1 is 1 / m, so nobody can tell alpha * alpha from a second division by m.
  @Test func whereTwoMistakesFitBothAreNamed() throws {
    var file = try NotebookFile(hidden: [6], count: 10)
    file.arrays["alpha"] = NumericArray(shape: [], elements: [0.1])
    file.put(file["W1"].with(file["dW1"]) { $0 - 0.01 * $1 }, as: "W1_new")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.mistakes.map(\.line) == ["W1 - alpha * alpha * dW1", "W1 - alpha * dW1 / m"])
  }

  /// A T at the wrong matrix fits only where the samples are as many as the neurons.
  @Test func aTAtTheWrongMatrixIsNamed() throws {
    var file = try NotebookFile(count: 10)
    file.put(file["dZ2"].transposed.times(file["A1"]).map { $0 / 10 }, as: "dW2")
    let row = try #require(try file.comparison().wrong.first { $0.name == "dW2" })
    #expect(row.mistake?.line == "dZ2.T @ A1 / m")
  }

  /// Without keepdims, db is a vector, which is fine; what the update makes of it is not.
  @Test func aWrongBiasGradientOfAnotherShapeIsFollowedIntoTheUpdate() throws {
    var file = try NotebookFile(hidden: [6])
    let sums = file["dZ1"].columnSums.map { $0 / 7 }
    file.arrays["db1"] = NumericArray(shape: [7], elements: sums.elements)
    file.put(Matrix(rows: 6, columns: 7) { file["b1"][$0, 0] - 0.25 * sums[0, $1] }, as: "b1_new")
    let comparison = try file.comparison()
    #expect(comparison.wrong.map(\.name) == ["db1"])
    #expect(comparison.rows.first { $0.name == "b1 after" }?.verdict == .follows)
  }

  @Test func whatIsNoNumberIsSaidToBeThat() throws {
    var file = try NotebookFile()
    var wrong = file["dW1"]
    wrong[3, 4] = .nan
    file.put(wrong, as: "dW1")
    let mistake = try #require(try file.comparison().wrong.first?.mistake)
    #expect("\(mistake.kind)".contains("1 element is nan or inf"))
  }

  @Test(arguments: regularised)
  func aWrongLineWithRegularisationOrMomentumIsNamed(_ wrong: WrongLine) throws {
    var rule = DescentRule()
    (rule.l2, rule.momentum) = (0.5, 0.9)
    var file = try NotebookFile(hidden: [6, 5], rule: rule)
    #expect(try file.comparison().wrong.isEmpty)
    file.put(wrong.wrong(file, 7), as: wrong.array)
    let comparison = try file.comparison()
    let row = try #require(comparison.wrong.first)
    #expect(row.name == wrong.array.replacing("_new", with: " after"))
    #expect(row.mistake?.line == wrong.line)
    let mistake = try #require(row.mistake)
    #expect("\(mistake.kind)".contains(wrong.words), "\(mistake.kind)")
    #expect(comparison.wrong.count == 1)
  }

  static let regularised = [
    WrongLine("L", "-sum(Y * log(A3)) / m", "penalty is left out") { f, _ in f["L"].with(f["penalty"], -) },
    WrongLine("L", "-sum(Y * log(A3)) + penalty", "missingDivision(m: 7)") { f, m in
      f["L"].with(f["penalty"]) { ($0 - $1) * m + $1 }
    },
    WrongLine("penalty", "l2 * (sum(W1**2) + sum(W2**2) + sum(W3**2))", "divided by 2") { f, _ in
      f["penalty"].map { 2 * $0 }
    },
    WrongLine("dW1", "dZ1 @ X.T / m", "left out") { f, _ in f["dW1"].with(f["W1"]) { $0 - 0.5 * $1 } },
    WrongLine("dW3", "dZ3 @ A2.T / m - l2 * W3", "subtracted") { f, _ in f["dW3"].with(f["W3"]) { $0 - $1 } },
    WrongLine("dW2", "dZ2 @ A1.T + l2 * W2", "missingDivision(m: 7)") { f, m in
      f["dW2"].with(f["W2"]) { ($0 - 0.5 * $1) * m + 0.5 * $1 }
    },
    WrongLine("vW2", "momentum * vW2 - alpha * dW2", "right if the update adds it") { f, _ in
      f["vW2_old"].with(f["dW2"]) { 0.9 * $0 - 0.25 * $1 }
    },
    WrongLine(
      "L", "-sum(Y * log(A3)) / m + l2 * (sum(W1**2) + sum(W2**2) + sum(W3**2))", "divided by 2"
    ) { f, _ in f["L"].with(f["penalty"], +) },
    WrongLine("vb1", "db1", "left out") { f, _ in f["db1"] },
    WrongLine("W3_new", "W3 - alpha * dW3", "velocity") { f, _ in f["W3"].with(f["dW3"]) { $0 - 0.25 * $1 } },
  ]

  @Test func overflowInExpIsNamed() throws {
    var file = try NotebookFile()
    // Two samples whose exp is beyond what a Double holds.
    file.put(file["Z2"].map { $0 * 1000 }, as: "Z2")
    file.put(file["W2"].map { $0 * 1000 }, as: "W2")
    file.put(file["b2"].map { $0 * 1000 }, as: "b2")
    let e = file["Z2"].map { exp($0) }
    file.put(e.with(e.columnSums, /), as: "A2")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.name == "A2")
    let mistake = try #require(row.mistake)
    #expect("\(mistake.kind)".contains("overflows"))
    #expect(row.difference?.largest.isNaN == true)
  }
}
