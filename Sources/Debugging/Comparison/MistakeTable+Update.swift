import Networks

/// Mistakes in the update.
extension MistakeTable {
  /// The right side of a parameter's update.
  func updateExpression(_ parameter: MatrixName, hasVelocities: Bool) -> String {
    "\(parameter) - alpha * \(direction(parameter, hasVelocities))"
  }

  /// The mistakes in the update of a parameter.
  func mistakes(inUpdateOf parameter: MatrixName, hasVelocities: Bool) -> [Mistake] {
    let direction = direction(parameter, hasVelocities)
    return [
      Mistake(
        "\(parameter)", "the update leaves it as it was",
        like: parameter.kind == .bias ? "biases-never-updated" : nil),
      Mistake(
        "\(parameter) + alpha * \(direction)",
        "the update goes uphill: alpha times the gradient has to be subtracted", like: "update-sign"),
      Mistake("\(parameter) - \(direction)", "alpha is left out: the step is the whole gradient"),
      Mistake(
        "\(parameter) - alpha * alpha * \(direction)", "alpha is multiplied in twice", like: "alpha-twice"),
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
