import Expressions
import Testing

/// Where Python's own functions would give something else than NumPy's of that name.
struct PythonDifferenceTests {
  private func kinds(_ line: String) throws -> [PythonDifference.Kind] {
    try Statement(line).evaluation(in: Golden.live).differences.map(\.kind)
  }

  @Test(arguments: [
    ("sum(W1)", [PythonDifference.Kind.addsRows]), ("-sum(Y * log(A2)) / m", [.addsRows]),
    ("sum([v, v])", [.addsRows]), ("sum(W1, 1)", [.beginsWithSecond]), ("any(Z1 > 0)", [.refusesMatrix]),
    ("all(X[:1] > 0)", [.refusesMatrix]), ("max(W1) - min(W1)", [.refusesMatrix, .refusesMatrix]),
    ("max(X[:1])", [.givesRow]), ("max(odd[0])", [.overlooksNaN]),
    ("max([[1, 2], [3, 4]])", [.takesListsAsWholes]),
    ("round(W1, 1)", [.refusesArrays]), ("round(v)", [.refusesArrays]), ("mine = sum(sum(W1))", [.addsRows]),
    ("W1 *= sum(W1)", [.addsRows]), ("v[0] = max(W1)", [.refusesMatrix]),
  ])
  func itIsTold(line: String, expected: [PythonDifference.Kind]) throws {
    #expect(try kinds(line) == expected)
  }

  /// As NumPy 2.4 and Python 3 have it.
  @Test(arguments: [
    "np.sum(W1)", "W1.sum()", "sum(v)", "sum(W1, axis=0)", "sum(W1, 0)", "max(W1, axis=1)", "max(v)",
    "max(1, 2)",
    "sum([1, 2, 3])", "max((1, np.nan))", "sum(W1.shape)", "any(v > 2)", "any(b1 > 0)", "max(b1)", "sum(b1)",
    "all(none)", "sum(none)", "abs(W1)", "round(2.5)", "max(odd[0][1:])", "max(L)", "amax(W1)", "mean(W1)",
  ])
  func nothingIsToldWhereBothGiveTheSame(line: String) throws {
    #expect(try kinds(line) == [])
  }

  @Test func theSentenceShowsWhatToType() throws {
    let evaluation = try ParsedExpression("1 + sum(W1 * 2)").evaluation(in: Golden.live)
    #expect(
      evaluation.differences.map(\.message) == [
        "sum adds up everything here, as np.sum does; Python's own adds the rows: sum(W1 * 2, axis=0)"
      ])
    #expect(try evaluation.value == ParsedExpression("1 + np.sum(W1 * 2)").value(in: Golden.live))
  }

  @Test(arguments: [
    ("max(1, np.nan)", "1"), ("max([1, np.nan, 3])", "3"), ("min(np.nan, 1)", "nan"), ("max([4, 0.5])", "4"),
  ])
  func severalNumbersAreComparedAsPythonDoes(line: String, text: String) throws {
    #expect(try ParsedExpression(line).value(in: Golden.live).description == text)
  }
}
