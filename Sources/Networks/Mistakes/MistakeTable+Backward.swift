import Expressions

/// Mistakes in the backward stage.
extension MistakeTable {
  func hiddenGradient(_ k: Int) -> [Mistake] {
    let (da, z, a) = ("dA\(k)", "Z\(k)", "A\(k)")
    let activation = architecture.activation
    var mistakes: [Mistake] = []
    if activation == .relu {
      mistakes.append(
        Mistake(da, "the derivative of relu, the mask (\(z) > 0), is missing", like: .noReluMask))
    } else {
      mistakes += [
        Mistake(da, "the derivative of \(activation.name) is missing"),
        Mistake(
          activation.derivativeExpression(layer: k),
          "it is the derivative of \(activation.name) alone; it has to be multiplied by \(da)"),
      ]
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
      Mistake(
        "\(da) * \(z) > 0",
        "every element is 0 or 1: > is worked out after *, so the mask needs parentheses, \(da) * (\(z) > 0)",
        evaluating: "1 * (\(da) * \(z) > 0)"),
    ]
    // The next layer's first: it is the likeliest, and the one that is planted.
    for other in [k + 1] + (1...architecture.depth).filter({ $0 != k && $0 != k + 1 }) {
      mistakes.append(
        Mistake(
          "\(da) * (Z\(other) > 0)", "the mask is that of Z\(other); the neurons of \(z) decide what passes",
          like: .maskFromOtherLayer))
    }
    // Without any, the derivative is missing, which is said above.
    for other in Activation.all where other != activation && other != .linear {
      mistakes.append(
        Mistake(
          "\(da) * \(other.derivativeExpression(layer: k))",
          "it is the derivative of \(other.name), and \(a) is \(activation.name)"))
    }
    return mistakes + [
      Mistake("\(da) * \(z) * (1 - \(z))", "the derivative is written for \(a), and reads \(z)"),
      Mistake(
        "\(da) * (1 - \(a))",
        "a part of the derivative is missing: that of \(activation.name) is \(activation.derivativeExpression(layer: k))"
      ),
      Mistake("\(da) * (1 - \(z) ** 2)", "the derivative is written for \(a), and reads \(z)"),
      Mistake(
        "\(da) * sigmoid(\(a)) * (1 - sigmoid(\(a)))",
        "the derivative is written for \(z), and reads \(a), which is a sigmoid already",
        like: .sigmoidSlopeOfA),
      Mistake("\(da) * (1 - tanh(\(a)) ** 2)", "the derivative is written for \(z), and reads \(a)"),
    ]
  }

  func activationGradient(_ k: Int) -> [Mistake] {
    let (w, dz) = ("W\(k + 1)", "dZ\(k + 1)")
    return [
      Mistake(
        "\(w) @ \(dz)", .diagnosis(.transposedWeights(MatrixName(.weights, layer: k + 1))),
        like: .notTransposed),
      Mistake(
        "(\(w) - alpha * d\(w)).T @ \(dz)",
        "\(w) was updated before it was used here; compute every gradient first, then update",
        like: .staleWeights),
      Mistake(
        "\(w).T @ \(dz)",
        "it is computed with the parameters that the update left; save W and b before the update, or \(w)_old=\(w).copy()",
        evaluating: "(\(w) + alpha * d\(w)).T @ \(dz)"),
      Mistake("\(w).T @ dA\(k + 1)", "it reads dA\(k + 1) where \(dz) belongs: a derivative is left out"),
      Mistake("\(w).T @ A\(k + 1)", "it reads A\(k + 1) where \(dz) belongs"),
    ]
  }

  func weightsGradient(_ k: Int) -> [Mistake] {
    let (dz, input, w) = ("dZ\(k)", Self.input(k), "W\(k)")
    let product = "\(dz) @ \(input).T"
    let penalty = rule.l2 == 0 ? "" : " + l2 * \(w)"
    var mistakes = [
      Mistake("\(product)\(penalty)", .diagnosis(.missingDivision(m: m)), like: .missingM),
      Mistake("\(dz) @ \(input).T / m / m\(penalty)", .diagnosis(.repeatedDivision(m: m))),
      Mistake("\(input) @ \(dz).T / m", .diagnosis(.transposed)),
      Mistake(
        "mean(\(product))",
        "mean takes the mean of all elements, one number; the mean over the samples is \(line: "\(product) / m")"
      ),
      Mistake("-\(dz) @ \(input).T / m\(penalty)", .diagnosis(.flippedSign)),
      Mistake("\(dz).T @ \(input) / m", "\(transpositionsOf: "\(dz).T @ \(input)", where: product)"),
      Mistake(
        "\(dz).T @ \(input)",
        "\(transpositionsOf: "\(dz).T @ \(input)", where: product, naming: false), and the division by m is missing"
      ),
      Mistake("\(dz) @ \(input) / m", "\(transpositionsOf: "\(dz) @ \(input)", where: product)"),
      Mistake(
        "alpha * (\(dz) @ \(input).T / m\(penalty))",
        "alpha is multiplied in here already; it belongs to the update"),
    ]
    if rule.l2 != 0 {
      mistakes += [
        Mistake("\(dz) @ \(input).T / m", "the derivative of the penalty, l2 * \(w), is left out"),
        Mistake("\(dz) @ \(input).T / m - l2 * \(w)", "l2 * \(w) is subtracted; it has to be added"),
        Mistake(
          "\(dz) @ \(input).T / m + 2 * l2 * \(w)",
          "the penalty is l2 / 2 times the squares, so its derivative is l2 * \(w), without a 2"),
        Mistake(
          "\(dz) @ \(input).T / m + l2 * \(w) / m",
          "the penalty is divided by m too; here l2 is meant without it"),
      ]
    }
    if k == 1 {
      mistakes += [
        Mistake(
          "dZ1 @ X.T / m", "X is used as 0 to 255: the pixels are not divided by 255",
          evaluating: "dZ1 @ (255 * X).T / m\(penalty)"),
        Mistake(
          "dZ1 @ X.T", "X is used as 0 to 255, and the division by m = \(m) is missing",
          evaluating: "dZ1 @ (255 * X).T\(penalty)"),
        Mistake("dZ1 @ (X / 255).T / m\(penalty)", "X is divided by 255 twice"),
        Mistake(
          "dZ1 @ X.reshape(\(architecture.inputCount), m).T / m\(penalty)", Self.reshaped("X"),
          evaluating: "dZ1 @ X.T.reshape(\(architecture.inputCount), m).T / m\(penalty)"),
      ]
    } else {
      mistakes.append(
        Mistake("\(dz) @ Z\(k - 1).T / m\(penalty)", "it reads Z\(k - 1) where A\(k - 1) belongs"))
    }
    if k < architecture.depth {
      mistakes.append(
        Mistake(
          "dA\(k) @ \(input).T / m\(penalty)",
          "it reads dA\(k) where \(dz) belongs: the derivative of the activation is left out"))
    }
    return mistakes
  }

  func biasGradient(_ k: Int) -> [Mistake] {
    let dz = "dZ\(k)"
    var mistakes = [
      Mistake("sum(\(dz), axis=1)", .diagnosis(.missingDivision(m: m))),
      Mistake("sum(\(dz)) / m", .diagnosis(.wrongAxis), like: .dbSum),
      Mistake("sum(\(dz))", "the sum runs over everything, and is not divided by m"),
      Mistake("mean(\(dz))", .diagnosis(.wrongAxis)),
      Mistake("max(\(dz), axis=1)", "it is the largest of the samples, and not their mean"),
      Mistake("sum(dW\(k), axis=1) / m", "it sums dW\(k), and not \(dz)"),
      Mistake(
        "sum(\(dz), axis=0) / m",
        "the sum runs over the neurons (axis=0); it has to run over the samples (axis=1)"),
      Mistake("sum(\(dz), axis=0)", "the sum runs over the neurons (axis=0), and is not divided by m"),
      Mistake(
        "mean(\(dz), axis=0)",
        "the mean runs over the neurons (axis=0); it has to run over the samples (axis=1)"),
      Mistake("sum(\(dz), axis=1, keepdims=True) / m / m", .diagnosis(.repeatedDivision(m: m))),
      Mistake(dz, "it is \(dz) itself; what is missing is the mean over the samples"),
      Mistake("\(dz)[:, 0]", "it is the first sample's alone, not the mean over the samples"),
      Mistake(
        "alpha * sum(\(dz), axis=1, keepdims=True) / m",
        "alpha is multiplied in here already; it belongs to the update"),
    ]
    if k < architecture.depth {
      mistakes.append(
        Mistake(
          "sum(dA\(k), axis=1, keepdims=True) / m",
          "it reads dA\(k) where \(dz) belongs: the derivative of the activation is left out"))
    }
    return mistakes.filter { m > 1 || ($0.line != "\(dz)[:, 0]" && $0.line != dz) }
  }
}
