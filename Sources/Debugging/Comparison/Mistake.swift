import Networks

/// A line of NumPy that people write where another belongs.
public struct Mistake: Sendable {
  /// What is to be said of it.
  public enum Kind: Sendable, Equatable {
    /// A mistake that a gradient check names, too.
    case diagnosis(Diagnosis)
    /// A sentence without its full stop.
    case words(String)
  }

  /// The right side of the wrong line, as people write it: `dZ2 @ A1.T`.
  public let line: String
  /// The same for gradb to evaluate, where that differs.
  let expression: String
  /// What is wrong with it.
  public let kind: Kind

  init(_ line: String, _ kind: Kind, evaluating expression: String? = nil) {
    self.line = line
    self.expression = expression ?? line
    self.kind = kind
  }

  init(_ line: String, _ words: String, evaluating expression: String? = nil) {
    self.init(line, .words(words), evaluating: expression)
  }
}

/// The mistakes that are known for each line of the program, the most particular first.
///
/// To add one, add its line where the right one's is. Lines are evaluated on the person's own arrays, so one that NumPy
/// would refuse for its shapes does not count.
struct MistakeTable {
  let architecture: Architecture
  /// The number of samples.
  let m: Int

  /// The mistakes that fit the right side `expression` of the line that writes `output`.
  func mistakes(in output: MatrixName, _ expression: String) -> [Mistake] {
    let k = output.layer
    let particular: [Mistake] =
      switch output.kind {
      case .oneHot: labels { $0 }
      case .preActivation: preActivation(k)
      case .activation where k < architecture.depth: hiddenActivation(k)
      case .activation: softmax(k)
      case .loss: loss()
      case .preActivationGradient where k == architecture.depth: outputGradient(k)
      case .preActivationGradient: hiddenGradient(k)
      case .activationGradient: activationGradient(k)
      case .weightsGradient: weightsGradient(k)
      case .biasGradient: biasGradient(k)
      default: []
      }
    return particular + general(expression)
  }

  /// What the first layer or a later one reads.
  func input(_ layer: Int) -> String { layer == 1 ? "X" : "A\(layer - 1)" }

  /// Mistakes that any line may have.
  private func general(_ expression: String) -> [Mistake] {
    [
      Mistake("-(\(expression))", .diagnosis(.flippedSign)),
      Mistake("\(expression) * m", .diagnosis(.missingDivision(m: m)), evaluating: "(\(expression)) * m"),
      Mistake("\(expression) / m", .diagnosis(.repeatedDivision(m: m)), evaluating: "(\(expression)) / m"),
      Mistake("(\(expression)).T", .diagnosis(.transposed)),
    ].filter {
      $0.kind != .diagnosis(.missingDivision(m: 1)) && $0.kind != .diagnosis(.repeatedDivision(m: 1))
    }
  }

  /// One-hot labels whose rows are off by one; `line` tells what becomes of them.
  private func labels(_ line: (String) -> String) -> [Mistake] {
    let classes = architecture.neurons(architecture.depth)
    return [
      Mistake(
        line("one_hot(y - 1)"), "Y has its 1 in the row above the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + \(classes - 1)) % \(classes))")),
      Mistake(
        line("one_hot(y + 1)"), "Y has its 1 in the row below the label's: labels and rows both count from 0",
        evaluating: line("one_hot((y + 1) % \(classes))")),
    ]
  }
}

// MARK: forward
extension MistakeTable {
  private func preActivation(_ k: Int) -> [Mistake] {
    let (w, b, input) = ("W\(k)", "b\(k)", input(k))
    var mistakes = [
      Mistake("\(w) @ \(input)", "the bias \(b) is not added"),
      Mistake("\(w) @ \(input) - \(b)", "the bias \(b) is subtracted, not added"),
      Mistake(
        "\(w).T @ \(input) + \(b)", .diagnosis(.transposedWeights(MatrixName(.weights, layer: k)))),
      Mistake(
        "\(w) @ \(input) + \(b).T",
        "\(b) is added along the samples: it has to be a column, one number for each neuron"),
      Mistake(
        "\(w) @ \(input) + \(b)",
        "it is computed with the parameters that the update left; save W and b before the update, or as \(w)_old",
        evaluating: "(\(w) + alpha * d\(w)) @ \(input) + (\(b) + alpha * d\(b))"),
    ]
    if k == 1 {
      mistakes += [
        Mistake(
          "W1 @ X + b1", "X is used as 0 to 255: the pixels are not divided by 255",
          evaluating: "W1 @ (255 * X) + b1"),
        Mistake("W1 @ (X / 255) + b1", "X is divided by 255 twice"),
      ]
    } else {
      mistakes.append(
        Mistake(
          "\(w) @ Z\(k - 1) + \(b)", "it reads Z\(k - 1) where A\(k - 1) belongs: the activation is left out")
      )
    }
    return mistakes
  }

  private func hiddenActivation(_ k: Int) -> [Mistake] {
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

  private func softmax(_ k: Int) -> [Mistake] {
    let z = "Z\(k)"
    return [
      Mistake(
        "exp(\(z)) / sum(exp(\(z)), axis=1, keepdims=True)",
        "the softmax runs along the samples; the probabilities of each sample have to add up to 1 (axis=0)",
        evaluating: "softmax(\(z), axis=1)"),
      Mistake(
        "exp(\(z)) / sum(exp(\(z)))",
        "the sum runs over everything; each sample needs a sum of its own (axis=0)"),
      Mistake(
        "exp(\(z))", "it is not divided by the sum of each column, so the probabilities do not add up to 1"),
      Mistake(
        "exp(\(z)) / sum(exp(\(z)), axis=0)",
        "exp overflows where \(z) is above 709; subtract the largest number of each column first"),
      Mistake("\(z)", "the softmax is missing: A\(k) is \(z)"),
      Mistake("sigmoid(\(z))", "it is a sigmoid; the classes share one softmax"),
      Mistake("softmax(softmax(\(z)))", "the softmax is applied twice"),
      Mistake("log(softmax(\(z)))", "it is the logarithm of the probabilities"),
    ]
  }

  private func loss() -> [Mistake] {
    let a = "A\(architecture.depth)"
    return [
      Mistake("-sum(Y * log(\(a)))", .diagnosis(.missingDivision(m: m))),
      Mistake(
        "-mean(Y * log(\(a)))",
        "np.mean divides by samples times classes; the loss is a mean over the samples"),
      Mistake(
        "-sum(Y * log(\(a)) + (1 - Y) * log(1 - \(a))) / m",
        "it is the loss of ten yes-or-no questions; with a softmax, only the label's probability counts"),
      Mistake(
        "-mean(Y * log(\(a)) + (1 - Y) * log(1 - \(a)))", "it is the mean loss of ten yes-or-no questions"),
      Mistake("sum((\(a) - Y) ** 2) / m", "it is the squared error, not the cross-entropy"),
      Mistake("mean((\(a) - Y) ** 2)", "it is the mean squared error, not the cross-entropy"),
      Mistake("sum((\(a) - Y) ** 2) / (2 * m)", "it is half the squared error, not the cross-entropy"),
      Mistake("-sum(Y * log10(\(a))) / m", "it takes log10; the natural logarithm belongs here"),
      Mistake("-sum(Y * log2(\(a))) / m", "it takes log2; the natural logarithm belongs here"),
      Mistake(
        "-sum(Y * log(\(a))) / m", "a probability has rounded to 0, and its logarithm is not finite"),
    ]
      + ["1e-7", "1e-8", "1e-9", "1e-10", "1e-6", "1e-5"].map {
        Mistake(
          "-sum(Y * log(\(a) + \($0))) / m",
          "\($0) is added inside the logarithm: a small change that keeps it finite, if it is meant")
      }
      + labels { "-sum(\($0) * log(\(a))) / m" }
  }
}

// MARK: backward
extension MistakeTable {
  private func outputGradient(_ k: Int) -> [Mistake] {
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
      Mistake("Z\(k) - Y", "it reads Z\(k) where \(a) belongs: the softmax is left out"),
    ]
  }

  private func hiddenGradient(_ k: Int) -> [Mistake] {
    let (da, z, a) = ("dA\(k)", "Z\(k)", "A\(k)")
    let activation = architecture.activation
    var mistakes: [Mistake] = []
    if activation == .relu {
      mistakes.append(
        Mistake(da, "the derivative of relu, the mask (\(z) > 0), is missing"))
    } else {
      mistakes.append(Mistake(da, "the derivative of \(activation.name) is missing"))
    }
    mistakes += [
      Mistake("\(da) * \(a)", "it is multiplied by \(a); the derivative of \(activation.name) belongs there"),
      Mistake("\(da) * \(z)", "it is multiplied by \(z); the derivative of \(activation.name) belongs there"),
      Mistake(
        "\(da) * (\(z) < 0)", "the mask is the wrong way round: the error passes where \(z) is positive"),
      Mistake(
        "\(da) * (\(z) <= 0)", "the mask is the wrong way round: the error passes where \(z) is positive"),
      Mistake("\(da) * (\(da) > 0)", "the mask is that of \(da) itself; it has to be (\(z) > 0)"),
      Mistake("\(z) > 0", "it is the mask alone, without \(da)", evaluating: "1 * (\(z) > 0)"),
    ]
    for other in 1...architecture.depth where other != k {
      mistakes.append(
        Mistake(
          "\(da) * (Z\(other) > 0)", "the mask is that of Z\(other); the neurons of \(z) decide what passes"))
    }
    for other in Activation.all where other != activation {
      mistakes.append(
        Mistake(
          "\(da) * \(other.derivativeExpression(layer: k))",
          "it is the derivative of \(other.name), and \(a) is \(activation.name)"))
    }
    return mistakes + [
      Mistake("\(da) * \(z) * (1 - \(z))", "the derivative is written for \(a), and reads \(z)"),
      Mistake("\(da) * (1 - \(z) ** 2)", "the derivative is written for \(a), and reads \(z)"),
      Mistake(
        "\(da) * sigmoid(\(a)) * (1 - sigmoid(\(a)))", "the derivative is written for \(z), and reads \(a)"),
      Mistake("\(da) * (1 - tanh(\(a)) ** 2)", "the derivative is written for \(z), and reads \(a)"),
    ]
  }

  private func activationGradient(_ k: Int) -> [Mistake] {
    let (w, dz) = ("W\(k + 1)", "dZ\(k + 1)")
    return [
      Mistake("\(w) @ \(dz)", .diagnosis(.transposedWeights(MatrixName(.weights, layer: k + 1)))),
      Mistake(
        "(\(w) - alpha * d\(w)).T @ \(dz)",
        "\(w) was updated before it was used here; compute every gradient first, then update"),
      Mistake("\(w).T @ dA\(k + 1)", "it reads dA\(k + 1) where \(dz) belongs: a derivative is left out"),
      Mistake("\(w).T @ A\(k + 1)", "it reads A\(k + 1) where \(dz) belongs"),
    ]
  }

  private func weightsGradient(_ k: Int) -> [Mistake] {
    let (dz, input) = ("dZ\(k)", input(k))
    var mistakes = [
      Mistake("\(dz) @ \(input).T", .diagnosis(.missingDivision(m: m))),
      Mistake("\(dz) @ \(input).T / m / m", .diagnosis(.repeatedDivision(m: m))),
      Mistake("\(input) @ \(dz).T / m", .diagnosis(.transposed)),
      Mistake("-\(dz) @ \(input).T / m", .diagnosis(.flippedSign)),
    ]
    if k == 1 {
      mistakes += [
        Mistake(
          "dZ1 @ X.T / m", "X is used as 0 to 255: the pixels are not divided by 255",
          evaluating: "dZ1 @ (255 * X).T / m"),
        Mistake(
          "dZ1 @ X.T", "X is used as 0 to 255, and the division by m = \(m) is missing",
          evaluating: "dZ1 @ (255 * X).T"),
        Mistake("dZ1 @ (X / 255).T / m", "X is divided by 255 twice"),
      ]
    } else {
      mistakes.append(
        Mistake("\(dz) @ Z\(k - 1).T / m", "it reads Z\(k - 1) where A\(k - 1) belongs"))
    }
    if k < architecture.depth {
      mistakes.append(
        Mistake(
          "dA\(k) @ \(input).T / m",
          "it reads dA\(k) where \(dz) belongs: the derivative of the activation is left out"))
    }
    return mistakes
  }

  private func biasGradient(_ k: Int) -> [Mistake] {
    let dz = "dZ\(k)"
    var mistakes = [
      Mistake("sum(\(dz), axis=1)", .diagnosis(.missingDivision(m: m))),
      Mistake("sum(\(dz)) / m", .diagnosis(.wrongAxis)),
      Mistake("sum(\(dz))", "the sum runs over everything, and is not divided by m"),
      Mistake("mean(\(dz))", .diagnosis(.wrongAxis)),
      Mistake(
        "sum(\(dz), axis=0) / m",
        "the sum runs over the neurons (axis=0); it has to run over the samples (axis=1)"),
      Mistake("sum(\(dz), axis=0)", "the sum runs over the neurons (axis=0), and is not divided by m"),
      Mistake(
        "mean(\(dz), axis=0)",
        "the mean runs over the neurons (axis=0); it has to run over the samples (axis=1)"),
      Mistake("sum(\(dz), axis=1) / m / m", .diagnosis(.repeatedDivision(m: m))),
      Mistake("\(dz)[:, 0]", "it is the first sample's alone, not the mean over the samples"),
    ]
    if k < architecture.depth {
      mistakes.append(
        Mistake(
          "sum(dA\(k), axis=1) / m",
          "it reads dA\(k) where \(dz) belongs: the derivative of the activation is left out"))
    }
    return mistakes.filter { m > 1 || $0.line != "\(dz)[:, 0]" }
  }
}

// MARK: update
extension MistakeTable {
  /// The right side of a parameter's update.
  func updateExpression(_ parameter: MatrixName, hasVelocities: Bool) -> String {
    "\(parameter) - alpha * \(direction(parameter, hasVelocities))"
  }

  /// The mistakes in the update of a parameter.
  func mistakes(inUpdateOf parameter: MatrixName, hasVelocities: Bool) -> [Mistake] {
    let direction = direction(parameter, hasVelocities)
    return [
      Mistake("\(parameter)", "the update leaves it as it was"),
      Mistake(
        "\(parameter) + alpha * \(direction)",
        "the update goes uphill: alpha times the gradient has to be subtracted"),
      Mistake("\(parameter) - \(direction)", "alpha is left out: the step is the whole gradient"),
      Mistake("\(parameter) - alpha * alpha * \(direction)", "alpha is multiplied in twice"),
      Mistake(
        "\(parameter) - alpha * \(direction) / m", "the gradient, a mean already, is divided by m again"),
      Mistake("\(parameter) - alpha * m * \(direction)", "the step is m times too long"),
      Mistake("alpha * \(direction)", "it is the step alone; it has to be subtracted from \(parameter)"),
      Mistake("-alpha * \(direction)", "it is the step alone; it has to be added to \(parameter)"),
      Mistake("\(parameter) - alpha * \(parameter)", "it subtracts \(parameter) itself, not its gradient"),
    ]
  }

  private func direction(_ parameter: MatrixName, _ hasVelocities: Bool) -> String {
    "\((hasVelocities ? parameter.velocity : parameter.gradient) ?? parameter)"
  }
}
