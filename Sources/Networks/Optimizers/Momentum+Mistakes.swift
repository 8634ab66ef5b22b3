import Expressions

extension MistakeTable {
  /// The mistakes in the velocity `velocity` of a parameter.
  func velocity(_ velocity: MatrixName) -> [Mistake] {
    let gradient = "d\("\(velocity)".dropFirst())"
    return [
      Mistake(
        "momentum * \(velocity) + (1 - momentum) * \(gradient)",
        "the gradient is multiplied by 1 - momentum, so the velocity is a mean of gradients and not a sum: as right, with a "
          + "larger alpha", isChoice: true),
      Mistake(
        "momentum * \(velocity) - alpha * \(gradient)",
        stepInVelocities != nil
          ? steps : "alpha and the minus sign are in the velocity: right if the update adds it",
        isChoice: stepInVelocities != nil),
      Mistake("momentum * \(velocity) + alpha * \(gradient)", "alpha is in the velocity already"),
      Mistake("momentum * \(velocity) - \(gradient)", "the gradient is subtracted; it has to be added"),
      Mistake("\(gradient)", "the velocity of the iteration before is left out"),
      Mistake(
        "\(velocity) + \(gradient)", "the velocity of the iteration before is not multiplied by momentum"),
    ]
  }
}
