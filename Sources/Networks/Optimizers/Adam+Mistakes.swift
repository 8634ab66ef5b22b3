import Expressions

/// Mistakes in what optimizers make of moments.
extension MistakeTable {
  /// The mistakes in the mean `moment` of a parameter's gradients.
  func firstMoment(_ moment: MatrixName) -> [Mistake] { mean("beta1", moment, of: gradient(of: moment)) }

  /// The mistakes in the mean `square` of a parameter's squared gradients.
  func meanSquare(_ square: MatrixName) -> [Mistake] {
    let gradient = gradient(of: square)
    return [
      Mistake(
        "beta2 * \(square) + (1 - beta2) * \(gradient)",
        "the gradient is not squared, so its root is of a number that may be negative",
        like: square.kind == .weightsState(.s) ? .momentNotSquared : nil),
      Mistake(
        "beta2 * \(square) + (1 - beta2) * abs(\(gradient))", "it is a mean of sizes, and not of squares"),
    ] + mean("beta2", square, of: "\(gradient)**2")
  }

  /// The mistakes in a mean that should be share * mean + (1 - share) * what.
  private func mean(_ share: String, _ mean: MatrixName, of what: String) -> [Mistake] {
    let word = mean.stateSlot.map { rule.optimizer.word(for: $0) } ?? ""
    return [
      Mistake(
        "\(share) * \(mean) + \(what)",
        "\(what) is not multiplied by 1 - \(share): it is a sum, and not a mean"),
      Mistake(
        "(1 - \(share)) * \(mean) + \(share) * \(what)", "\(share) and 1 - \(share) have changed places"),
      Mistake("(1 - \(share)) * \(what)", "the \(word) of the iteration before is left out"),
      Mistake(
        "\(mean) + (1 - \(share)) * \(what)",
        "the \(word) of the iteration before is not multiplied by \(share)"),
    ]
  }

  /// The mistakes in the velocity of RMSProp.
  func scaledVelocity(_ velocity: MatrixName) -> [Mistake] {
    let gradient = gradient(of: velocity)
    return [
      Mistake(
        "momentum * \(velocity) + \(gradient)", "the gradient is not divided by the root of its mean square")
    ]
  }

  /// The mistakes in the step of RMSProp.
  func scaledStep(of parameter: MatrixName) -> [Mistake] {
    guard let square = parameter.state(.s) else { return [] }
    let step = "\(parameter) - alpha * d\(parameter)"
    return [
      Mistake(
        "\(step) / (\(square) + epsilon)", "the root is missing: it is divided by the mean square itself"),
      Mistake(
        "\(step) / sqrt(\(square) + epsilon)", "epsilon stands within the root; it is added to the root"),
    ]
  }

  /// The mistakes in the step of Adam.
  func momentsStep(of parameter: MatrixName) -> [Mistake] {
    guard let first = parameter.state(.v), let second = parameter.state(.s) else { return [] }
    let step = "\(parameter) - alpha *"
    let (mean, square) = ("(\(first) / (1 - beta1**t))", "\(second) / (1 - beta2**t)")
    return [
      Mistake(
        "\(step) \(first) / (sqrt(\(second)) + epsilon)",
        "the bias correction is left out: the moments begin at 0, and are divided by 1 - beta1**t and 1 - beta2**t",
        like: .biasCorrectionForgotten
      ),
      Mistake(
        "\(step) \(first) / (sqrt(\(square)) + epsilon)", "\(first) is not divided by 1 - beta1**t"),
      Mistake("\(step) \(mean) / (sqrt(\(second)) + epsilon)", "\(second) is not divided by 1 - beta2**t"),
      Mistake(
        "\(step) \(mean) / (\(square) + epsilon)", "the root is missing: it is divided by the square itself"),
      Mistake(
        "\(step) \(mean) / sqrt(\(square) + epsilon)",
        "epsilon stands within the root; it is added to the root"),
    ]
  }

  private func gradient(of state: MatrixName) -> String { "d\("\(state)".dropFirst())" }
}
