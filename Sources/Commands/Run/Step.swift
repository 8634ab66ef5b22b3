extension Command {
  static let step = Command(
    "step", aliases: ["s"], group: .run, usage: "[N]",
    summary: "run the next operation, or the next N",
    details: """
      Runs the operation that list marks with => and shows what it wrote. At the update, it changes the parameters and \
      shows the loss of the same samples before and after. A blank line steps again.
      """,
    operands: [.number],
    examples: [
      Example("step", "the next operation"),
      Example("step 3", "the next three"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      var left = try arguments.count() ?? 1
      return try interpreter.stepAndShow { _ in
        left -= 1
        return left == 0
      }
    })
}
