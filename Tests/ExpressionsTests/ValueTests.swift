import Expressions
import Matrices
import Testing

struct ValueTests {
  @Test(arguments: [
    ("W1", "5×16 matrix"), ("W1[3]", "vector of 16"), ("W1[3:4]", "1×16 matrix"), ("L", "scalar"),
    ("b1", "5×1 matrix"),
    ("Z1 > 0", "boolean 5×6 matrix"), ("v > 0", "boolean vector of 5"), ("L > 0", "boolean scalar"),
    ("W1.shape", "tuple of 2"), ("None", "None"), ("[1, 2]", "vector of 2"),
  ])
  func whatItIsInWords(line: String, kind: String) throws {
    #expect(try ParsedExpression(line).value(in: Golden.live).kindDescription == kind)
  }

  @Test(arguments: [
    ("1 < 2", "True"), ("1 > 2", "False"), ("W1.shape", "(5, 16)"), ("y.shape", "(6,)"), ("L.shape", "()"),
    ("7 / 2", "3.5"),
    ("m", "6"), ("None", "None"), ("np.nan", "nan"), ("X", "16×6 matrix"),
  ])
  func asPythonWritesIt(line: String, text: String) throws {
    #expect(try ParsedExpression(line).value(in: Golden.live).description == text)
  }

  @Test func aMatrixComesBackAsItWas() {
    let matrix = Matrix(rows: 2, columns: 3, elements: [0, 10, 1, 11, 2, 12])
    let array = ArrayValue(matrix)
    #expect(array.shape == .matrix(rows: 2, columns: 3))
    #expect(array.matrix == matrix)
    #expect(ArrayValue(vector: [1, 2]).matrix == Matrix(rows: 1, columns: 2, elements: [1, 2]))
    #expect(ArrayValue(7).matrix == Matrix(rows: 1, columns: 1, elements: [7]))
  }

  @Test func identityIsAboutBits() {
    #expect(ArrayValue(.nan).isIdentical(to: ArrayValue(.nan)))
    #expect(!ArrayValue(0).isIdentical(to: ArrayValue(-0.0)))
    #expect(!ArrayValue(1).isIdentical(to: ArrayValue(true)))
    #expect(!ArrayValue(1).isIdentical(to: ArrayValue(vector: [1])))
  }

  // Where NumPy and Python would be of no help to anybody.
  @Test func theGreatestOfAColumnIsANumber() throws {
    let value = try ParsedExpression("max(abs(db2)) < 1e-12").value(in: Golden.live)
    #expect(value == .boolean(false))
    #expect(
      try ParsedExpression("max(abs(db2)) == np.max(np.abs(db2))").value(in: Golden.live) == .boolean(true))
  }

  @Test func theLiveYIsOneHotAlready() throws {
    #expect(try ParsedExpression("one_hot(Y)").value(in: Golden.live) == Golden.live["Y"])
  }

  @Test func aProgramOfPythonsHasPythonsSum() throws {
    for (line, meaning) in [
      ("sum(W1)", "np.sum(W1, axis=0)"), ("sum(v)", "np.sum(v)"), ("sum(W1, axis=1)", "np.sum(W1, axis=1)"),
      ("np.sum(W1)", "W1.sum()"), ("exp(Z2) / sum(exp(Z2))", "softmax(Z2)"),
    ] {
      let value = try ParsedExpression(line).readAsPythons.value(in: Golden.live)
      let expected = try ParsedExpression(meaning).value(in: Golden.live)
      #expect(value.array?.shape == expected.array?.shape, "\(line)")
      let pairs = zip(value.array?.elements ?? [], expected.array?.elements ?? [])
      // Softmax subtracts the largest first.
      #expect(pairs.allSatisfy { abs($0 - $1) < 1e-14 }, "\(line)")
    }
  }
}
