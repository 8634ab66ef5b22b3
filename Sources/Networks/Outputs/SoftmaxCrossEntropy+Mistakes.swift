import Expressions

/// Mistakes in the lines of softmax and cross-entropy.
extension MistakeTable {
  /// Those in the line that writes A, L or dZ of the last layer.
  func softmaxCrossEntropy(_ kind: MatrixName.Kind) -> [Mistake] {
    switch kind {
    case .activation: softmax(architecture.depth)
    case .loss: crossEntropy()
    case .preActivationGradient: softmaxError(architecture.depth)
    default: []
    }
  }

  private func softmax(_ k: Int) -> [Mistake] {
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

  private func crossEntropy() -> [Mistake] {
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

  private func softmaxError(_ k: Int) -> [Mistake] {
    let a = "A\(k)"
    return labels { "\(a) - \($0)" } + [
      Mistake(
        "(\(a) - Y) / m",
        "it is divided by m here already; gradb, like most notebooks, divides only dW and db"),
      Mistake("2 * (\(a) - Y)", "it is the derivative of the squared error"),
      Mistake(
        "(\(a) - Y) * \(a) * (1 - \(a))",
        "the softmax has no derivative of its own here: with cross-entropy, A - Y is all"),
      Mistake("(\(a) - Y) * (Z\(k) > 0)", "the last layer has no relu, and so no mask"),
      Mistake(a, "Y is not subtracted"),
      Mistake("\(a) + Y", "Y is added; it has to be subtracted"),
      Mistake("\(a) - y", "it subtracts the labels themselves; their one-hot columns, Y, belong here"),
      Mistake("(\(a) - Y) ** 2", "it is the squared error, not a derivative"),
      Mistake(
        "-Y / \(a)", "it is the derivative by \(a); that by Z\(k), with the softmax behind it, is \(a) - Y"),
      Mistake(
        Self.errorBehindTwoSoftmaxes(k),
        "the loss has a softmax of its own, as cross_entropy in PyTorch: it is to be given Z\(k), not \(a)"),
      Mistake("Z\(k) - Y", "it reads Z\(k) where \(a) belongs: the softmax is left out"),
      Mistake(
        "-Y / \(a) * \(a) * (1 - \(a))",
        "it is only the diagonal of softmax's derivative: \(a)[i] depends on every Z\(k), not on its own alone"
      ),
    ]
  }

  /// The derivative by the last Z where the loss makes probabilities of what are some already.
  static func errorBehindTwoSoftmaxes(_ k: Int) -> String {
    "A\(k) * (softmax(A\(k)) - Y - sum(A\(k) * (softmax(A\(k)) - Y), axis=0))"
  }
}
