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
    let activation = architecture.activation.function
    mistakes.append(
      Mistake(
        "\(activation)(\(w) @ \(input) + \(b))",
        k == architecture.depth
          ? "the last layer has no \(architecture.activation.name): its softmax reads Z\(k) as it is"
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
    let own = architecture.activation.function
    return [
      Mistake(z, "the activation is missing: A\(k) is \(z)"),
      Mistake("\(z) > 0", "it is the derivative of relu; relu itself is maximum(\(z), 0)"),
      Mistake(
        "minimum(\(z), 0)", "it keeps what is negative and drops the rest: maximum(\(z), 0) is the relu"),
      Mistake("abs(\(z))", "it is the absolute value, not the activation"),
      Mistake("softmax(\(z))", "softmax belongs in the last layer only"),
    ]
      + Activation.all.filter { $0 != architecture.activation }.map {
        Mistake(
          "\($0.function)(\(z))",
          "it is \($0.name), and the network here has \(architecture.activation.name); network "
            + "\(architecture) --activation \($0.name) makes one like yours")
      }
      + (k > 1 ? [Mistake("\(own)(Z\(k - 1))", "it reads Z\(k - 1), of the layer before")] : [])
  }

  func softmax(_ k: Int) -> [Mistake] {
    let z = "Z\(k)"
    return [
      // Right where all is finite, so that where it is not, no other line is to blame.
      Mistake(
        "exp(\(z)) / sum(exp(\(z)), axis=0)",
        "exp overflows where \(z) is above 709; subtract the largest number of each column first"),
      Mistake(
        "exp(\(z)) / sum(exp(\(z)), axis=1, keepdims=True)",
        Self.alongSamples, like: .softmaxAxis),
      Mistake("softmax(\(z), axis=1)", Self.alongSamples, like: .softmaxAxis),
      Mistake(
        "exp(\(z)) / sum(exp(\(z)))",
        "the sum runs over everything; each sample needs a sum of its own (axis=0)"),
      Mistake(
        "exp(\(z))", "it is not divided by the sum of each column, so the probabilities do not add up to 1"),
      Mistake("\(z)", "the softmax is missing: A\(k) is \(z)"),
      Mistake("\(z) / sum(\(z), axis=0)", "exp is left out: the softmax is made from exp(\(z))"),
      Mistake(
        "exp(-\(z)) / sum(exp(-\(z)), axis=0)",
        "the sign of \(z) is wrong: the softmax is made from exp(\(z))"),
      Mistake("maximum(\(z), 0)", "it is relu; the last layer has the softmax"),
      Mistake("tanh(\(z))", "it is tanh; the last layer has the softmax"),
      Mistake("sigmoid(\(z))", "it is a sigmoid; the classes share one softmax"),
      Mistake("softmax(softmax(\(z)))", "the softmax is applied twice"),
      Mistake("log(softmax(\(z)))", "it is the logarithm of the probabilities"),
    ]
  }

  private static let alongSamples: MistakeWords =
    "the softmax runs along the samples; the probabilities of each sample have to add up to 1 (axis=0)"

  func loss() -> [Mistake] {
    let a = "A\(architecture.depth)"
    let penalty = rule.l2 == 0 ? "" : " + penalty"
    func line(_ text: String, _ words: MistakeWords, evaluating expression: String? = nil) -> Mistake {
      Mistake(text + penalty, words, evaluating: expression.map { $0 + penalty })
    }
    var mistakes = [
      Mistake("-sum(Y * log(\(a)))\(penalty)", .diagnosis(.missingDivision(m: m))),
      Mistake("sum(Y * log(\(a))) / m\(penalty)", .diagnosis(.flippedSign)),
      line(
        "-mean(Y * log(\(a)))",
        "np.mean divides by samples times classes; the loss is a mean over the samples"),
      line(
        "-sum(Y * log(\(a)) + (1 - Y) * log(1 - \(a))) / m",
        "it is the loss of ten yes-or-no questions; with a softmax, only the label's probability counts"),
      line(
        "-mean(Y * log(\(a)) + (1 - Y) * log(1 - \(a)))", "it is the mean loss of ten yes-or-no questions"),
      line(
        "-sum(Y * log(softmax(\(a)))) / m",
        "the loss has a softmax of its own, as cross_entropy in PyTorch: it is to be given "
          + "Z\(architecture.depth), not \(a)"),
      Mistake(
        "-sum(Y * log(\(a)), axis=0)\(penalty)", "one number for each sample; their mean is the loss",
        isChoice: true),
      line(
        "-mean(log(\(a)[y]))",
        "\(a) is indexed by y alone, which gives a table: every sample's probability for every sample's label; with "
          + "arange(m) for the samples beside y, it is one probability for each sample",
        evaluating: "-sum(sum(Y, axis=1) * sum(log(\(a)), axis=1)) / (m * m)"),
      line("-sum(log(\(a))) / m", "Y is left out: only the label's probability counts"),
      line("-sum(Y * \(a)) / m", "the logarithm is left out"),
      line("sum((\(a) - Y) ** 2) / m", "it is the squared error, not the cross-entropy"),
      line("mean((\(a) - Y) ** 2)", "it is the mean squared error, not the cross-entropy"),
      line("sum((\(a) - Y) ** 2) / (2 * m)", "it is half the squared error, not the cross-entropy"),
      line("-sum(Y * log10(\(a))) / m", "it takes log10; the natural logarithm belongs here"),
      line("-sum(Y * log2(\(a))) / m", "it takes log2; the natural logarithm belongs here"),
      rule.l2 == 0
        ? Mistake(
          "-sum(Y * log(\(a))) / m", "a probability has rounded to 0, and its logarithm is not finite")
        : Mistake("-sum(Y * log(\(a))) / m", "the penalty is left out"),
    ]
    if rule.l2 != 0 {
      mistakes += self.penalty().map { Mistake("-sum(Y * log(\(a))) / m + \($0.line)", $0.kind) }
    }
    mistakes += Self.guardedProbabilities(a).map { probability in
      Mistake(
        "-sum(Y * log(\(probability))) / m\(penalty)",
        "\(probability) keeps the logarithm finite: a choice that changes the loss a little, and no gradient",
        isChoice: true)
    }
    return mistakes + labels { "-sum(\($0) * log(\(a))) / m\(penalty)" }
  }

  /// What people write inside the logarithm so that it stays finite where a probability rounds to 0.
  private static func guardedProbabilities(_ a: String) -> [String] {
    let smallest = ["1e-8", "1e-7", "1e-9", "1e-10", "1e-12", "1e-15", "1e-16", "1e-6", "1e-5"]
    return smallest.map { "\(a) + \($0)" } + smallest.map { "maximum(\(a), \($0))" }
      + smallest.map { "clip(\(a), \($0), 1 - \($0))" }
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
