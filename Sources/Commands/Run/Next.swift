extension Command {
  static let next = Command(
    "next", aliases: ["n"], group: .run, usage: "[N]",
    summary: "run to the end of the current layer's operations",
    details: """
      Runs the operations that are left of the current layer in the current stage: Z1 and A1, for example, or dA1, dZ1, \
      dW1 and db1. With N, does so N times. A blank line does it again.
      """,
    operands: [.number],
    examples: [Example("next", "one layer forward"), Example("next 2", "two layers")],
    repeats: true,
    run: { interpreter, arguments in
      var left = try arguments.count() ?? 1
      var end = interpreter.session.endOfLayer
      return try interpreter.stepAndShow { session in
        guard session.position >= end else { return false }
        left -= 1
        end = session.endOfLayer
        return left == 0
      }
    })
}
