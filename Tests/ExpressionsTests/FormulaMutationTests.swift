import Matrices
import Testing

@testable import Expressions

struct FormulaMutationTests {
  /// Lines that people write, each as one slip makes it of the right one.
  @Test(arguments: [
    ("W2.T @ dZ2", "W2 @ dZ2", FormulaEdit(.transposeLeftOut, "W2.T", "W2")),
    ("W2.T @ dZ2", "W2.T * dZ2", FormulaEdit(.elementsForProduct, "W2.T @ dZ2", "W2.T * dZ2")),
    ("W2.T @ dZ2", "dZ2 @ W2.T", FormulaEdit(.sidesExchanged, "W2.T @ dZ2", "dZ2 @ W2.T")),
    ("dZ2 @ A1.T / m", "dZ2 @ A1.T", FormulaEdit(.divisionLeftOut, "m")),
    ("dZ2 @ A1.T / m", "dZ2 @ A1.T / m / m", FormulaEdit(.dividedTwice, "/ m", "/ m / m")),
    ("dZ2 @ A1.T / m", "dZ2 @ A1.T * m", FormulaEdit(.multipliedInstead, "A1.T / m", "A1.T * m")),
    ("dZ2 @ A1.T / m", "dZ2.T @ A1 / m", FormulaEdit(.transposeMoved, "dZ2 @ A1.T", "dZ2.T @ A1")),
    ("W1 @ X + b1", "W1 @ X", FormulaEdit(.termLeftOut, "b1")),
    ("W1 @ X + b1", "W1 @ X - b1", FormulaEdit(.signTurned, "W1 @ X + b1", "W1 @ X - b1")),
    ("W1 @ X + b1", "W1 @ X + b1.T", FormulaEdit(.transposePutIn, "b1", "b1.T")),
    ("A2 - Y", "Y - A2", FormulaEdit(.signTurned, "A2 - Y", "Y - A2")),
    ("A2 - Y", "-Y", FormulaEdit(.termLeftOut, "A2")),
    ("dA1 * (Z1 > 0)", "dA1 * Z1 > 0", FormulaEdit(.bracketsLeftOut, "(Z1 > 0)", "Z1 > 0")),
    ("dA1 * (Z1 > 0)", "dA1 * (Z1 < 0)", FormulaEdit(.comparisonTurned, "Z1 > 0", "Z1 < 0")),
    ("dA1 * (Z1 > 0)", "dA1", FormulaEdit(.factorLeftOut, "Z1 > 0")),
    ("dA1 * A1 * (1 - A1)", "dA1 * (1 - A1)", FormulaEdit(.factorLeftOut, "A1")),
    ("dA1 * (1 - A1**2)", "dA1 * (1 - A1)", FormulaEdit(.powerLeftOut, "A1**2", "A1")),
    (
      "sum(dZ2, axis=1, keepdims=True) / m", "sum(dZ2, axis=1) / m",
      FormulaEdit(.keepdimsLeftOut, "sum(dZ2, axis=1, keepdims=True)", "sum(dZ2, axis=1)")
    ),
    (
      "sum(dZ2, axis=1, keepdims=True) / m", "sum(dZ2) / m",
      FormulaEdit(.axisLeftOut, "sum(dZ2, axis=1, keepdims=True)", "sum(dZ2)")
    ),
    (
      "sum(dZ2, axis=1, keepdims=True) / m", "dZ2 / m",
      FormulaEdit(.reductionLeftOut, "sum(dZ2, axis=1, keepdims=True)", "dZ2")
    ),
    (
      "-sum(Y * log(A2)) / m", "sum(Y * log(A2)) / m",
      FormulaEdit(.signTurned, "-sum(Y * log(A2))", "sum(Y * log(A2))")
    ),
    (
      "exp(Z) / sum(exp(Z), axis=0)", "exp(Z) / sum(exp(-Z), axis=0)",
      FormulaEdit(.signTurned, "exp(Z)", "exp(-Z)")
    ),
    ("where(Z > 0, dA, 0.01 * dA)", "where(Z > 0, dA, 0.01)", FormulaEdit(.factorLeftOut, "dA")),
    ("softmax(Z2)", "softmax(Z2, axis=1)", FormulaEdit(.axisChanged, "softmax(Z2)", "softmax(Z2, axis=1)")),
  ])
  func aSlipIsAmongTheMutations(right: String, wrong: String, edit: FormulaEdit) throws {
    let mutation = try #require(
      try Formula(right).mutations().first { $0.formula.text == wrong }, "\(right) never becomes \(wrong)")
    #expect(mutation.edit == edit)
  }

  @Test func namesAreExchangedAndFactorsPutIn() throws {
    let mutations = Formula("A2 - Y").mutations(
      exchanging: ["A2": ["Z2", "A2 - alpha * dA2"]], multiplyingBy: ["A2", "1 - A2"])
    let found = Dictionary(uniqueKeysWithValues: mutations.map { ($0.formula.text, $0.edit) })
    #expect(found["Z2 - Y"] == FormulaEdit(.nameExchanged, "A2", "Z2"))
    #expect(found["A2 - alpha * dA2 - Y"] == FormulaEdit(.nameExchanged, "A2", "A2 - alpha * dA2"))
    #expect(found["(A2 - Y) * A2"] == FormulaEdit(.factorPutIn, "", "A2"))
    #expect(found["(A2 - Y) * (1 - A2)"] == FormulaEdit(.factorPutIn, "", "1 - A2"))
  }

  /// Each is written one way, none twice, and none is the formula itself; what is written is read as the same.
  @Test(arguments: [
    "W1 @ X + b1", "dZ2 @ A1.T / m + l2 * W2", "-sum(Y * log(A2)) / m + penalty",
    "l2 / 2 * (sum(W1**2) + sum(W2**2))",
    "exp(Z2 - max(Z2, axis=0)) / sum(exp(Z2 - max(Z2, axis=0)), axis=0)", "beta * sW1 + (1 - beta) * dW1**2",
    "W1 - alpha * vW1 / (sqrt(sW1) + 1e-8)", "x[0:m,1] + y.mean(axis=0)", "not a < b or c == d",
    "[a, b] + (c, d)",
  ])
  func mutationsAreDifferentFormulas(text: String) throws {
    let formula = try Formula(text)
    let mutations = formula.mutations()
    #expect(!mutations.isEmpty)
    #expect(Set(mutations.map(\.formula.text)).count == mutations.count)
    for mutation in mutations {
      #expect(mutation.formula != formula)
      #expect(try Formula(mutation.formula.text) == mutation.formula)
      // What was left unchanged is there: no slip invents a name.
      #expect(Set(mutation.formula.freeNames).isSubset(of: formula.freeNames), "\(mutation.formula)")
    }
  }

  @Test func aNameIsSubstitutedWhereverItStands() throws {
    #expect(
      Formula("dA1 * (Z1 > 0)").substituting("dA1", by: "W2.T @ dZ2").text == "W2.T @ dZ2 * (Z1 > 0)")
    #expect(
      Formula("a * x + x[x, 1] - f").substituting("x", by: "b - c").text
        == "a * (b - c) + (b - c)[b - c,1] - f")
    #expect(Formula("dW1 / m").substituting("W1", by: "b").text == "dW1 / m")
  }

  /// Bits follow the grouping, so what a substitution puts in stays one value.
  @Test func aSubstitutionDoesNotRegroup() throws {
    let scope: [String: Value] = ["a": .number(0.1), "b": .number(0.7), "c": .number(0.3)]
    let whole = Formula("a * x").substituting("x", by: "b * c")
    #expect(whole.text == "a * (b * c)")
    #expect(try whole.value(in: scope).array?.single == 0.1 * (0.7 * 0.3))
    #expect(0.1 * (0.7 * 0.3) != 0.1 * 0.7 * 0.3)
  }
}
