import Foundation
import TestSupport
import Testing

/// Files as notebooks save them, written by NumPy and compared by the built program.
@Suite(.enabled(if: Python.has("numpy"), "needs python3 with NumPy"))
struct NotebookFileTests {
  /// An iteration of a network with two hidden layers of leaky relus, rightly, in the dictionary `arrays`.
  private static let iteration = """
    import numpy as np
    r = np.random.default_rng(5)
    m, alpha = 14, 0.3
    X = r.integers(0, 256, (784, m)) * (r.random((784, m)) < 0.2) / 255
    y = r.integers(0, 10, m)
    Y = np.eye(10)[y].T
    W1, W2, W3 = (r.normal(0, 1 / np.sqrt(n), (k, n)) for k, n in [(12, 784), (11, 12), (10, 11)])
    b1, b2, b3 = (r.normal(0, 0.1, (k, 1)) for k in [12, 11, 10])
    def f(z): return np.where(z > 0, z, 0.01 * z)
    def slope(z): return np.where(z > 0, 1, 0.01)
    Z1 = W1 @ X + b1
    A1 = f(Z1)
    Z2 = W2 @ A1 + b2
    A2 = f(Z2)
    Z3 = W3 @ A2 + b3
    A3 = np.exp(Z3) / np.exp(Z3).sum(axis=0)
    loss = -np.log(A3[y, np.arange(m)]).mean()
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dZ2 = W3.T @ dZ3 * slope(Z2)
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dZ1 = W2.T @ dZ2 * slope(Z1)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)
    W1_new, b1_new = W1 - alpha * dW1, b1 - alpha * db1
    names = 'X y Y W1 b1 W2 b2 W3 b3 Z1 A1 Z2 A2 Z3 A3 loss dZ3 dW3 db3 dZ2 dW2 db2 dZ1 dW1 db1 W1_new b1_new'
    arrays = {name: np.asarray(globals()[name]) for name in names.split()}

    """

  /// What `compare` says of each file, in one line; `savings` write theirs, `FILE`, after the iteration.
  private func comparisons(_ savings: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    let program = savings.enumerated().map { number, saving in
      "a = dict(arrays)\n" + saving.replacing("FILE", with: "'mine\(number).npz'") + "\n"
    }
    #expect(try Python.run(Self.iteration + program.joined(), in: folder) == "")
    let result = try BuiltProgram(
      shell: """
        cd '\(folder.url.path)'
        for n in $(seq 0 \(savings.count - 1)); do
          "$GRADB" -batch -nx -ex 'network 784-12-11-10 --activation leaky-relu' -ex "compare mine$n.npz"
        done
        """
    ).run(seconds: 60)
    #expect(result.errors == "")
    let texts = result.output.components(separatedBy: ": an iteration of ").dropFirst()
    try #require(texts.count == savings.count)
    return texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  private static let savings = [
    "np.savez(FILE, **a)",
    "np.savez_compressed(FILE, **a)",
    "np.savez(FILE, **{k: v if k == 'y' else v.astype('f4') for k, v in a.items()})",
    "np.savez(FILE, **{k: np.asfortranarray(v).astype(v.dtype.newbyteorder('>')) for k, v in a.items()})",
    // Samples as rows, weights as inputs × neurons, biases of one dimension.
    "np.savez(FILE, **{k: v.ravel() if 'b' in k else v.T for k, v in a.items()})",
    """
    a.update(X=(X * 255).round().astype(np.uint8).T.reshape(m, 28, 28), Y=Y.astype(bool), y=y.reshape(-1, 1),
             mask=Z1 > 0, m=m)
    np.savez(FILE, **a)
    """,
    """
    others = dict(X='X_train', y='labels', W1='w1', dZ3='delta3', dW1='grad_W1', dW2='W2_grad', db1='dL_db1', loss='J')
    np.savez(FILE, **{others.get(k, k): v for k, v in a.items()})
    """,
    // What np.savez makes of a whole notebook: texts, objects, dates.
    """
    np.savez(FILE, history=np.arange(9.), note='x', cache=np.array([{}], dtype=object),
             when=np.datetime64('2024-01-01'), **a)
    """,
    // PyTorch's way: a mean loss, whose 1/m the first gradient has.
    """
    for name in ['dZ3', 'dZ2', 'dZ1']: a[name] = a[name] / m
    np.savez(FILE, **a)
    """,
  ]

  @Test func aRightIterationIsRightHoweverItIsSaved() throws {
    for (saving, text) in zip(Self.savings, try comparisons(Self.savings)) {
      #expect(text.contains("right: all 19 arrays"), "\(saving)\n\(text)")
      #expect(text.contains("alpha = 0.3, as the updates in the file have it"), "\(saving)\n\(text)")
    }
  }

  private static let wrongLines = [
    ("dW3 = dZ3 @ A2.T", "dW3", "the division by m = 14 is missing"),
    ("dZ1 = W2.T @ dZ2", "dZ1", "the derivative of leaky-relu is missing"),
    ("dZ2 = W3.T @ dZ3 * (Z2 > 0)", "dZ2", "it is the derivative of relu, and A2 is leaky-relu"),
    ("db2 = dZ2.sum(axis=0, keepdims=True) / m", "db2", "the sum runs over the neurons (axis=0)"),
    ("dZ3 = A3 - np.eye(10)[(y + 1) % 10].T", "dZ3", "Y has its 1 in the row below the label's"),
    ("dW1 = -a['dW1']", "dW1", "every element has the opposite sign"),
    ("dW2 = a['dW2'].T", "dW2", "the matrix is transposed"),
    ("b1_new = b1 - alpha * dZ1.mean(axis=1)", "b1 after", "keepdims=True in its sum keeps it a column"),
    ("dZ2 = W3.T @ dZ3 * Z2 > 0", "dZ2", "> is worked out after *"),
    ("A2 = f(Z2) + np.cos(Z2)", "A2", "no common mistake"),
  ]

  @Test func aWrongLineIsTheFirst() throws {
    let savings = Self.wrongLines.map { line, _, _ in
      let name = line.prefix { $0 != " " }
      // In a function, so that the next line reads what is right.
      return "def wrong():\n    \(line)\n    return \(name)\na['\(name)'] = wrong()\nnp.savez(FILE, **a)"
    }
    for (wrong, text) in zip(Self.wrongLines, try comparisons(savings)) {
      #expect(text.contains("first wrong: \(wrong.1) = "), "\(wrong.0)\n\(text)")
      #expect(text.contains(wrong.2), "\(wrong.0)\n\(text)")
    }
  }
}
