import Expressions

/// Mistakes in the update.
extension MistakeTable {
  /// The right line of a parameter's update.
  public func update(of parameter: MatrixName) -> Formula { rule.optimizer.formula(of: parameter) }

  /// The mistakes in the update of a parameter which have words of their own.
  public func mistakes(inUpdateOf parameter: MatrixName) -> [Mistake] {
    guard let way = rule.optimizer.way(of: parameter) else { return [] }
    let (direction, gradient) = ("\(way)", "d\(parameter)")
    return rule.optimizer.mistakes(self, parameter)
      + (stepInVelocities != nil ? [Mistake("\(parameter) + \(direction)", steps, isChoice: true)] : [])
      + [
        Mistake(
          "\(parameter)", "the update leaves it as it was",
          like: parameter.kind == .bias ? .biasesNeverUpdated : nil),
        Mistake(
          "\(parameter) + alpha * \(direction)",
          "the update goes uphill: alpha times the gradient has to be subtracted", like: .updateSign),
        Mistake("\(parameter) - \(direction)", "alpha is left out: the step is the whole gradient"),
        Mistake(
          "\(parameter) - alpha * alpha * \(direction)", "alpha is multiplied in twice",
          evaluating: "\(parameter) - alpha * (alpha * \(direction))", like: .alphaTwice),
        Mistake(
          "\(parameter) - alpha * \(direction) / m", "the gradient, a mean already, is divided by m again"),
        Mistake("\(parameter) - alpha * m * \(direction)", "the step is m times too long"),
        Mistake(
          "\(parameter) - alpha * mean(\(direction))",
          "every element takes the same step, the mean of all; each has a gradient of its own"),
        Mistake("alpha * \(direction)", "it is the step alone; it has to be subtracted from \(parameter)"),
        Mistake("-alpha * \(direction)", "it is the step alone; it has to be added to \(parameter)"),
        Mistake("\(parameter) - alpha * \(parameter)", "it subtracts \(parameter) itself, not its gradient"),
        Mistake(
          "alpha * \(direction) - \(parameter)", "the two sides of the minus sign have changed places"),
        Mistake("\(direction) - alpha * \(parameter)", "\(parameter) and \(direction) have changed places"),
      ]
      + (parameter.kind == .bias
        ? [
          Mistake(
            "\(parameter) - alpha * \(direction)",
            "\(direction) has no columns, so NumPy takes it for a row and makes a table of all differences; "
              + "keepdims=True in its sum keeps it a column",
            evaluating: "\(parameter) - alpha * (\(direction)).T")
        ] : [])
      + (direction != gradient
        ? [
          Mistake(
            "\(parameter) - alpha * \(gradient)",
            "it follows the gradient; \(followed(way)) belongs here")
        ] : [])
      + (way.name.flatMap { MatrixName($0) }.map { state in
        [
          Mistake(
            "\(parameter) - alpha * \(state)",
            "it reads \(state) as the iteration before left it; \(followed(way)) of this one belongs here",
            evaluating: "\(parameter) - alpha * \(Self.before(state))")
        ]
      } ?? [])
  }

  /// The name under which lines find what the iteration before left of the optimizer's state.
  public static func before(_ state: MatrixName) -> String { "\(state)_before" }

  /// What the update follows, in words: `the velocity vW1`.
  private func followed(_ way: Formula) -> String {
    let slot = way.name.flatMap { MatrixName($0)?.stateSlot }
    return (slot.map { "the \(rule.optimizer.word(for: $0)) " } ?? "") + way.text
  }

  /// What is said where velocities hold steps, and the update adds them.
  var steps: MistakeWords {
    "the velocity holds -alpha * the gradient (alpha = \(stepInVelocities ?? "")), and the update adds it: right, "
      + "written another way"
  }
}
