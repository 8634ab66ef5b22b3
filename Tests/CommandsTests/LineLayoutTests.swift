import Testing

@testable import Commands

/// Lines of gradb's layout, where samples are columns, as they are written where samples are rows.
struct LineLayoutTests {
  private let rows = LineLayout(samplesAreRows: true, weightsAreTransposed: true)

  @Test(arguments: [
    ("db2 = sum(dZ2, axis=1, keepdims=True) / m", "db2 = sum(dZ2, axis=0, keepdims=True) / m"),
    (
      "A2 = exp(Z2) / sum(exp(Z2), axis=1, keepdims=True)",
      "A2 = exp(Z2) / sum(exp(Z2), axis=0, keepdims=True)"
    ),
    ("Z1 = W1 @ X + b1", "Z1 = X @ W1 + b1"),
    ("Z1 = relu(W1 @ X + b1)", "Z1 = relu(X @ W1 + b1)"),
    ("dW2 = dZ2 @ A1.T / m", "dW2 = A1.T @ dZ2 / m"),
    ("dW2 = -dZ2 @ A1.T / m", "dW2 = -A1.T @ dZ2 / m"),
    ("dA1 = (W2 - alpha * dW2).T @ dZ2", "dA1 = dZ2 @ (W2 - alpha * dW2).T"),
    ("dW1 = alpha * (dZ1 @ X.T / m)", "dW1 = alpha * (X.T @ dZ1 / m)"),
    ("db2 = dZ2[:, 0]", "db2 = dZ2[0]"),
    ("the sum of each column, W @ X and @", "the sum of each row, X @ W and @"),
  ])
  func aLineIsTurned(line: String, turned: String) {
    #expect(rows.text(line) == turned)
    #expect(LineLayout(samplesAreRows: false, weightsAreTransposed: false).text(line) == line)
  }

  /// PyTorch's: rows of samples, but neurons × inputs.
  @Test func productsAreGradbsWhereWeightsStand() {
    let layout = LineLayout(samplesAreRows: true, weightsAreTransposed: false)
    #expect(layout.text("Z1 = W1 @ X + b1") == "Z1 = W1 @ X + b1")
    #expect(layout.remark(on: "Z1 = W1 @ X + b1") == ", as gradb writes it")
    #expect(
      layout.text("db2 = sum(dZ2, axis=1, keepdims=True) / m")
        == "db2 = sum(dZ2, axis=0, keepdims=True) / m")
    #expect(layout.remark(on: "db2 = sum(dZ2, axis=1, keepdims=True) / m") == "")
  }
}
