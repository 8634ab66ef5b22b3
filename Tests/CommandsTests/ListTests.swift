import ConsoleSupport
import Testing

@testable import Commands

/// `list` and `where`, exactly as the design prints them.
struct ListTests {
  /// The formulas of an iteration, for 784-10-10.
  @Test func twoLayers() throws {
    var console = try Console.digits()
    expectList(
      try console.output(of: "list"),
      """
      => forward    1  Z1  = W1 @ X + b1                           10×m
                    2  A1  = relu(Z1)                              10×m
                    3  Z2  = W2 @ A1 + b2                          10×m
                    4  A2  = softmax(Z2)                           10×m
                    5  L   = -sum(Y * log(A2)) / m
         backward   6  dZ2 = A2 - Y                                10×m
                    7  dW2 = dZ2 @ A1.T / m                        10×10
                    8  db2 = sum(dZ2, axis=1, keepdims=True) / m   10×1
                    9  dA1 = W2.T @ dZ2                            10×m
                   10  dZ1 = dA1 * (Z1 > 0)                        10×m
                   11  dW1 = dZ1 @ X.T / m                         10×784
                   12  db1 = sum(dZ1, axis=1, keepdims=True) / m   10×1
         update    13  update: W -= alpha * dW, b -= alpha * db   (every parameter)

      """)
  }

  /// The same lines as a notebook has them whose samples are rows.
  @Test func samplesAsRows() throws {
    var console = try Console.digits()
    expectList(
      try console.output(of: "list --rows"),
      """
      => forward    1  Z1  = X @ W1 + b1                           m×10
                    2  A1  = relu(Z1)                              m×10
                    3  Z2  = A1 @ W2 + b2                          m×10
                    4  A2  = softmax(Z2, axis=1)                   m×10
                    5  L   = -sum(Y * log(A2)) / m
         backward   6  dZ2 = A2 - Y                                m×10
                    7  dW2 = A1.T @ dZ2 / m                        10×10
                    8  db2 = sum(dZ2, axis=0, keepdims=True) / m   1×10
                    9  dA1 = dZ2 @ W2.T                            m×10
                   10  dZ1 = dA1 * (Z1 > 0)                        m×10
                   11  dW1 = X.T @ dZ1 / m                         784×10
                   12  db1 = sum(dZ1, axis=0, keepdims=True) / m   1×10
         update    13  update: W -= alpha * dW, b -= alpha * db   (every parameter)

      """)
  }

  /// In a window that is wide enough, the line is one that NumPy runs.
  @Test func aLongSumIsAbridgedOnlyWhereItMustBe() throws {
    var console = try Console.small()
    try console.output(of: "network 16-5-5-5-10; set l2 0.1")
    let whole = "penalty = l2 / 2 * (sum(W1**2) + sum(W2**2) + sum(W3**2) + sum(W4**2))"
    console.host.display.columns = 120
    #expect(try console.output(of: "list").contains(whole))
    console.host.display.columns = 70
    #expect(try console.output(of: "list").contains("(sum(W1**2) + sum(W2**2) + ... + sum(W4**2))"))
  }

  @Test func noHiddenLayer() throws {
    var console = try Console.digits()
    try console.output(of: "network 784-10; step 3")
    expectList(
      try console.output(of: "l"),
      """
         forward    1  Z1  = W1 @ X + b1                           10×m
                    2  A1  = softmax(Z1)                           10×m
                    3  L   = -sum(Y * log(A1)) / m
      => backward   4  dZ1 = A1 - Y                                10×m
                    5  dW1 = dZ1 @ X.T / m                         10×784
                    6  db1 = sum(dZ1, axis=1, keepdims=True) / m   10×1
         update     7  update: W -= alpha * dW, b -= alpha * db   (every parameter)

      """)
  }

  @Test func twoHiddenLayers() throws {
    var console = try Console.digits()
    try console.output(of: "network 784-32-16-10; until update")
    expectList(
      try console.output(of: "list"),
      """
         forward    1  Z1  = W1 @ X + b1                           32×m
                    2  A1  = relu(Z1)                              32×m
                    3  Z2  = W2 @ A1 + b2                          16×m
                    4  A2  = relu(Z2)                              16×m
                    5  Z3  = W3 @ A2 + b3                          10×m
                    6  A3  = softmax(Z3)                           10×m
                    7  L   = -sum(Y * log(A3)) / m
         backward   8  dZ3 = A3 - Y                                10×m
                    9  dW3 = dZ3 @ A2.T / m                        10×16
                   10  db3 = sum(dZ3, axis=1, keepdims=True) / m   10×1
                   11  dA2 = W3.T @ dZ3                            16×m
                   12  dZ2 = dA2 * (Z2 > 0)                        16×m
                   13  dW2 = dZ2 @ A1.T / m                        16×32
                   14  db2 = sum(dZ2, axis=1, keepdims=True) / m   16×1
                   15  dA1 = W2.T @ dZ2                            32×m
                   16  dZ1 = dA1 * (Z1 > 0)                        32×m
                   17  dW1 = dZ1 @ X.T / m                         32×784
                   18  db1 = sum(dZ1, axis=1, keepdims=True) / m   32×1
      => update    19  update: W -= alpha * dW, b -= alpha * db   (every parameter)

      """)
  }

  @Test func whereTellsThePositionAndTheBatch() throws {
    var console = try Console.small()
    #expect(try console.output(of: "where") == "iteration 0, next Z1\nbatch: all 30 training samples\n")
    try console.output(of: "set alpha 0; train 12; until dW1")
    let text = try console.output(of: "bt")
    #expect(
      text.hasPrefix(
        "iteration 12, next dW1\nbatch: all 30 training samples\nloss of this batch, before its update: "))
    try console.output(of: "forward dev:0:4")
    #expect(try console.output(of: "where").contains("\nbatch: dev samples 0:4\n"))
    try console.output(of: "set batch 7; start")
    #expect(
      try console.output(of: "where")
        == "iteration 0, next Z1\nbatch: mini-batch 0 of 5 in epoch 0, 7 samples\n")
    try console.output(of: "train 9")
    #expect(try console.output(of: "where").contains("\nbatch: mini-batch 4 of 5 in epoch 1, 2 samples\n"))
  }

  private func expectList(
    _ found: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found == expected, sourceLocation: sourceLocation)
  }
}
