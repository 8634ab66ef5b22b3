import Expressions

/// Mistakes in the forward stage.
extension MistakeTable {
  func preActivation(_ k: Int) -> [Mistake] {
    let (w, b, input) = ("W\(k)", "b\(k)", Self.input(k))
    var mistakes = [
      Mistake("\(w) @ \(input)", "the bias \(b) is not added", like: .biasForgotten),
      Mistake("\(w) @ \(input) - \(b)", "the bias \(b) is subtracted, not added"),
      Mistake(
        "\(w).T @ \(input) + \(b)", .diagnosis(.transposedWeights(MatrixName(.weights, layer: k)))),
      Mistake(
        "\(w) @ \(input) + \(b).T",
        "\(b) is added along the samples: it has to be a column, one number for each neuron"),
      Mistake(
        "\(w) @ \(input) + \(b)",
        "it is computed with the parameters that the update left; save W and b before the update, or \(w)_old=\(w).copy()",
        evaluating: "(\(w) + alpha * d\(w)) @ \(input) + (\(b) + alpha * d\(b))"),
    ]
    mistakes.append(
      Mistake(
        architecture.activation.expression(of: "\(w) @ \(input) + \(b)"),
        k == architecture.depth
          ? "the last layer has no \(architecture.activation.name): its \(architecture.output.function) reads Z\(k) as it is"
          : "the activation has been applied already: it is A\(k)"))
    if k == 1 {
      mistakes += [
        Mistake(
          "W1 @ X + b1", "X is used as 0 to 255: the pixels are not divided by 255",
          evaluating: "W1 @ (255 * X) + b1", like: .pixelsNotScaled),
        Mistake("W1 @ (X / 255) + b1", "X is divided by 255 twice"),
        Mistake(
          "W1 @ X.reshape(\(architecture.inputCount), m) + b1", Self.reshaped("X"),
          evaluating: "W1 @ X.T.reshape(\(architecture.inputCount), m) + b1"),
      ]
    } else {
      mistakes.append(
        Mistake(
          "\(w) @ Z\(k - 1) + \(b)", "it reads Z\(k - 1) where A\(k - 1) belongs: the activation is left out")
      )
    }
    return mistakes
  }

  func hiddenActivation(_ k: Int) -> [Mistake] {
    let z = "Z\(k)"
    return [
      Mistake(z, "the activation is missing: A\(k) is \(z)"),
      Mistake("\(z) > 0", "it is the derivative of relu; relu itself is maximum(\(z), 0)"),
      Mistake(
        "minimum(\(z), 0)", "it keeps what is negative and drops the rest: maximum(\(z), 0) is the relu"),
      Mistake("abs(\(z))", "it is the absolute value, not the activation"),
      Mistake("softmax(\(z))", "softmax belongs in the last layer only"),
    ] + derivative(of: architecture.activation.name, z)
      + Activation.all.filter { $0 != architecture.activation && $0 != .linear }.map {
        Mistake(
          $0.expression(of: z),
          "it is \($0.name), and the network here has \(architecture.activation.name); network "
            + "\(architecture) --activation \($0.name) makes one like yours")
      }
      + (k > 1
        ? [
          Mistake(
            architecture.activation.expression(of: "Z\(k - 1)"), "it reads Z\(k - 1), of the layer before")
        ] : [])
  }

  /// The derivative of a function in its own place.
  func derivative(of function: String, _ z: String) -> [Mistake] {
    let line: Formula
    switch function {
    case Activation.sigmoid.name: line = "sigmoid(\(z)) * (1 - sigmoid(\(z)))"
    case Activation.tanh.name: line = "1 - tanh(\(z))**2"
    default: return []
    }
    return [Mistake("\(line.text)", "it is the derivative of \(function), and not \(function) itself")]
  }

  func penalty() -> [Mistake] {
    let squares = (1...architecture.depth).map { "sum(W\($0)**2)" }.joined(separator: " + ")
    let biases = (1...architecture.depth).map { "sum(b\($0)**2)" }.joined(separator: " + ")
    return [
      Mistake("l2 * (\(squares))", "it is divided by 2 in gradb, so that its derivative is l2 * W"),
      Mistake("l2 / (2 * m) * (\(squares))", "it is divided by m too; here l2 is meant without it"),
      Mistake("l2 / 2 * (\(squares) + \(biases))", "it has the biases in it; only weights have a penalty"),
    ]
  }
}
