import Testing

@testable import Expressions

struct FormulaTests {
  /// What is printed is read as the same tree: brackets stand where they are needed, and nothing is regrouped.
  @Test(arguments: Golden.file?.cases ?? [])
  func whatIsPrintedIsReadAsTheSame(golden: Golden.Case) throws {
    guard let formula = try? Formula(golden.line) else { return }
    let again = try Formula(formula.text)
    #expect(again.text == formula.text)
    let scope = golden.isNotebook ? Golden.notebook : Golden.live
    let value = try? ParsedExpression(golden.line).value(in: scope)
    let same = try? ParsedExpression(formula.text).value(in: scope)
    #expect("\(String(describing: value))" == "\(String(describing: same))", "\(formula.text)")
  }

  @Test(arguments: [
    ("W1@X+b1", "W1 @ X + b1"), ("-(sum((Y*log(A2))))/(m)", "-sum(Y * log(A2)) / m"),
    ("dA1*A1*(1-A1**2)", "dA1 * A1 * (1 - A1**2)"), ("dA1*(A1*(1-A1))", "dA1 * (A1 * (1 - A1))"),
    ("(a+b)-c", "(a + b) - c"), ("a-(b+c)", "a - (b + c)"), ("(-a)**2", "(-a)**2"), ("-a**2", "-a**2"),
    ("a**-b", "a**-b"), ("(a**b)**c", "(a**b)**c"), ("a**b**c", "a**b**c"), ("(A-Y).T", "(A - Y).T"),
    ("x[0 , :]", "x[0,:]"), ("x[..., 1:2:3]", "x[...,1:2:3]"), ("not (a<b) or c", "not a < b or c"),
    ("not (a or b)", "not (a or b)"), ("(a<b)*c", "(a < b) * c"), ("(a&b)|c", "a & b | c"),
    ("a&(b|c)", "a & (b | c)"),
    ("np.sum(dZ2 , axis = 1)", "np.sum(dZ2, axis=1)"), ("2.0*x", "2.0 * x"), ("1e-12", "1e-12"),
    ("(1,)", "(1,)"),
    ("x.sum( 0 )", "x.sum(0)"), ("a%(b%c)", "a % (b % c)"), ("+x--y", "+x - -y"),
  ])
  func formulasAreWrittenOneWay(text: String, written: String) throws {
    #expect(try Formula(text).text == written)
    #expect(try Formula(written).text == written)
  }

  @Test func formulasAreEqualHoweverTheyAreWritten() {
    #expect("W1@X + (b1)" as Formula == "W1 @ X+b1")
    #expect("a * (b * c)" as Formula != "a * b * c")
  }

  @Test(arguments: [
    ("W1 @ X + b1", "X @ W1 + b1"), ("dZ1 @ X.T / m + l2 * W1", "X.T @ dZ1 / m + l2 * W1"),
    ("W2.T @ dZ2", "dZ2 @ W2.T"),
    ("sum(dZ2, axis=1, keepdims=True) / m", "sum(dZ2, axis=0, keepdims=True) / m"),
    ("softmax(Z2)", "softmax(Z2, axis=1)"), ("log_softmax(Z2)", "log_softmax(Z2, axis=1)"),
    // What is stretched along the samples has to be a column there.
    ("A2 * (dA2 - sum(dA2 * A2, axis=0))", "A2 * (dA2 - sum(dA2 * A2, axis=1, keepdims=True))"),
    ("sum(dZ2, axis=1) / m", "sum(dZ2, axis=0) / m"), ("dZ2.sum(1) / m", "dZ2.sum(0) / m"),
    ("A @ B @ C", "C @ (B @ A)"), ("A.dot(B.T)", "B.T.dot(A)"), ("np.dot(A, B)", "np.dot(B, A)"),
    ("-dZ2 @ A1.T / m", "-A1.T @ dZ2 / m"), ("(W2 - alpha * dW2).T @ dZ2", "dZ2 @ (W2 - alpha * dW2).T"),
    ("(dZ1 @ X.T / m).T", "dZ1.T @ X / m"), ("dZ1 @ (X / 255).T", "(X / 255).T @ dZ1"),
    ("A2 - one_hot(y)", "A2 - one_hot(y).T"), ("dZ2[:,0]", "dZ2[0]"), ("A2[y]", "A2[:,y]"),
    ("A2[y,range(m)]", "A2[range(m),y]"), ("W1.T.T", "W1"), ("W1.transpose() @ X", "X @ W1.T"),
    ("X.T.reshape(9, m)", "X.reshape(9, m).T"), ("Z1 - mean(Z1)", "Z1 - mean(Z1)"),
    ("Z1 / max(Z1, axis=0)", "Z1 / max(Z1, axis=1, keepdims=True)"),
    ("dA1 * where(Z1 > 0, 1, 0.01)", "dA1 * where(Z1 > 0, 1, 0.01)"),
    ("W1[3,402]", "W1[402,3]"), ("W1[3]", "W1[:,3]"), ("-sum(Y * log(A2)) / m", "-sum(Y * log(A2)) / m"),
  ])
  func withSamplesAsRowsEverythingIsTransposed(text: String, rows: String) throws {
    let formula = try Formula(text)
    #expect(formula.laidOut(isTransposed: true, Self.transposed).text == rows)
  }

  /// Where samples are rows and weights neurons × inputs, as PyTorch has them.
  @Test(arguments: [
    ("W1 @ X + b1", true, "X @ W1.T + b1"), ("dZ1 @ X.T / m + l2 * W1", false, "dZ1.T @ X / m + l2 * W1"),
    ("W2.T @ dZ2", true, "dZ2 @ W2"), ("(W2 - alpha * dW2).T @ dZ2", true, "dZ2 @ (W2 - alpha * dW2)"),
    ("W2 @ dZ2", true, "dZ2 @ W2.T"), ("sum(dZ2, axis=1)", true, "sum(dZ2, axis=0)"),
    ("W1 - alpha * mean(dW1)", false, "W1 - alpha * mean(dW1)"),
    ("(dA1 * (Z1 > 0)) @ X.T", false, "(dA1 * (Z1 > 0)).T @ X"),
    ("dZ1 @ X / m", false, "dZ1.T @ X.T / m"), ("exp(Z1)[0]", false, "exp(Z1)[:,0]"),
  ])
  func someMatricesAreTransposedAndOthersStand(text: String, isTransposed: Bool, other: String) throws {
    let formula = try Formula(text)
    let laidOut = formula.laidOut(isTransposed: isTransposed) { name in
      name.hasPrefix("W") || name.hasPrefix("dW") ? .matrix(isTransposed: false) : Self.transposed(name)
    }
    #expect(laidOut.text == other)
  }

  /// In a scope of transposes, the other layout's line gives the transpose.
  @Test(arguments: [
    "W1 @ X", "W1 @ X @ Y.T", "sum(X, axis=1, keepdims=True) / 4", "softmax(X)", "(X > 0.3) * X", "W1[2:4,:]",
    "X.T @ X",
    "exp(-X) - X**2", "np.max(X, axis=0, keepdims=True)", "X / sum(X, axis=0)", "X - X[0] * X[1,:]",
    "X / sum(X, axis=-2)", "W1 @ (X - X.max(0)) * -2", "-W1 @ -X", "X[[0, 2]]", "X[:,1:3] @ Y[0:2]",
    "(X > 0.3).astype(float) - Y.copy()", "X.T.dot(Y) / np.sqrt(2)", "W1 @ X @ Y[0]", "Y[0] @ Y.T @ X",
    "log_softmax(X, axis=1) + softmax(Y)", "X.T.reshape(3, 4) + where(X > Y, X, -Y)", "W1 @ X + W1[:,0:1]",
    "X * argmax(X, axis=0) + outer(X[:,0], Y[0])", "clip(X, 0.2, max=Y)", "X - (Y[0] @ Y[1])",
    "X[:,None,0] + Y", "sum(X, axis=0)[None,:] * Y", "X - Y.mean(axis=0, keepdims=True)",
  ])
  func theOtherLayoutGivesTheTranspose(text: String) throws {
    let formula = try Formula(text)
    let value = try formula.value(in: Self.matrices)
    let other = try formula.laidOut(isTransposed: true) { _ in .matrix(isTransposed: true) }.value(
      in: Self.matrices.mapValues { try ParsedExpression("x.T").value(in: ["x": $0]) })
    let distance = try ParsedExpression("np.max(np.abs(x - y.T))").value(in: ["x": value, "y": other])
    #expect(try #require(distance.array?.single) < 1e-14)
  }

  @Test func aLongSumIsAbridged() {
    let formula: Formula = "l2 / 2 * (a**2 + b**2 + c**2 + d**2)"
    #expect(formula.abridged == "l2 / 2 * (a**2 + b**2 + ... + d**2)")
    #expect(formula.text.contains("c**2"))
    #expect(("a + b + c" as Formula).abridged == "a + b + c")
  }

  /// Everything is transposed but numbers and the labels.
  private static func transposed(_ name: String) -> NameInLayout {
    ["m", "alpha", "l2"].contains(name) ? .number : name == "y" ? .vector : .matrix(isTransposed: true)
  }

  /// W1 (5×3), X and Y (3×4).
  private static let matrices = ["W1": matrix(5, 3, 1), "X": matrix(3, 4, 2), "Y": matrix(3, 4, 5)]

  private static func matrix(_ rows: Int, _ columns: Int, _ start: Int) -> Value {
    let numbers = (0..<rows * columns).map { Double(($0 * 7 + start) % 11) / 10 }
    return .array(ArrayValue(shape: Shape(dimensions: [rows, columns]) ?? .scalar, elements: numbers))
  }
}
