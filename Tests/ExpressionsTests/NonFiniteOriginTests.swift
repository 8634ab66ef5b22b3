import Expressions
import Testing

/// What makes a formula inf or nan that is computed as it is written.
struct NonFiniteOriginTests {
  /// A probability has rounded to 0, and a logit is beyond what exp can do.
  private static let scope: [String: Value] = [
    "Y": .array(ArrayValue(shape: .matrix(rows: 2, columns: 2), elements: [0, 1, 1, 0])),
    "A": .array(ArrayValue(shape: .matrix(rows: 2, columns: 2), elements: [0, 1, 0.5, 0.5])),
    "Z": .array(ArrayValue(shape: .matrix(rows: 2, columns: 2), elements: [0, 800.5, 1, 2])),
    "lost": .array(ArrayValue(vector: [1, .nan])), "m": .integer(2), "none": .integer(0),
  ]

  @Test(arguments: [
    ("-sum(Y * log(A)) / m", "0 * log(0)", "nan"), ("-np.sum(Y * np.log(A)) / 16", "0 * log(0)", "nan"),
    ("-sum(1 / m * Y * log(A))", "0 * log(0)", "nan"), ("-mean(log(A[0]))", "log(0)", "-inf"),
    ("np.exp(Z) / np.sum(np.exp(Z), axis=0)", "exp(800.5) / inf", "nan"), ("exp(Z)", "exp(800.5)", "inf"),
    ("log(-1 * m)", "log(-2)", "nan"), ("m / none + 1", "2 / 0", "inf"), ("lost * 2", "lost", "nan"),
    ("np.where(Y == 0, 0, log(A - 1))", "log(-0.5)", "nan"),
  ])
  func theInnermostStepIsNamed(line: String, step: String, result: String) throws {
    let origin = try #require(try ParsedExpression(line).nonFiniteOrigin(in: Self.scope))
    #expect(origin.step == step)
    let expected = try #require(Double(result))
    #expect(origin.result == expected || (origin.result.isNaN && expected.isNaN))
  }

  /// What a part made good again is no cause.
  @Test(arguments: ["sum(Y)", "np.where(A > 0, log(A), 0)", "1 / log(A[0])", "unknown + 1", "A.shape"])
  func nothingIsNamedWhereTheValueIsFinite(line: String) throws {
    #expect(try ParsedExpression(line).nonFiniteOrigin(in: Self.scope) == nil)
  }
}
