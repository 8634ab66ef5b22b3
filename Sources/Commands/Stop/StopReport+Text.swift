import Rendering

extension StopReport {
  /// The stop, what happened, and when.
  func text(in display: Display) -> StyledText {
    switch event {
    case .breakpoint(let location):
      return StyledText("breakpoint \(id), \(location), in iteration \(iteration)\n", .caution)
    case .watchpoint(let expression, let old, let new):
      return StyledText("watchpoint \(id): \(expression), \(when)\n", .caution)
        + "  old value = \(old)\n  new value = \(new)\n"
    case .brokenCondition(let condition, let reason):
      return StyledText(
        "stop \(id): its condition \(condition) could not be evaluated: \(reason)\n", .bad
      ).paragraph(columns: display.columns)
    case .nan(let element, let value):
      return health("nan: \(element) is \(NumberText.scalar(value))", display)
    case .dead(let matrix, let neurons):
      let some = CommandError.listed(neurons.prefix(8).map(String.init), "and")
      return health(
        "dead: \(neurons.count == 1 ? "neuron" : "neurons") \(some) of \(matrix) silent for every sample",
        display)
    case .vanish(let matrix, let norm):
      return health("vanish: the norm of \(matrix) is only \(NumberText.scalar(norm))", display)
    case .explode(let matrix, let norm):
      return health("explode: the norm of \(matrix) is \(NumberText.scalar(norm))", display)
    }
  }

  private func health(_ words: String, _ display: Display) -> StyledText {
    StyledText("catchpoint \(id): \(words), \(when)\n", .bad).paragraph(columns: display.columns)
  }

  /// `after dW1 in iteration 12`.
  private var when: String { after.map { "after \($0.operation) in iteration \($0.iteration)" } ?? "" }
}
