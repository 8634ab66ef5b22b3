extension Command {
  static let train = Command(
    "train", group: .run, usage: "[N]",
    summary: "run N whole iterations, or up to the iterations setting",
    details: """
      Runs iterations to their end and prints loss and accuracy every so many of them (set report). An iteration that is \
      under way is finished first and counts as one of the N. Ctrl-C stops after the current iteration. Without N, \
      training goes on until the iterations setting, 500 at first.

      The loss that train prints is that of all training samples, after the update. The one at the right of the prompt, \
      like that of where, is the loss of an iteration's own batch, before its update.
      """,
    operands: [.number],
    examples: [Example("train", "the whole exercise"), Example("train 10", "ten iterations")],
    repeats: true,
    run: { interpreter, arguments in
      guard let count = try arguments.count() else { return try interpreter.trainToLimit() }
      let (target, overflow) = interpreter.session.position.iteration.addingReportingOverflow(count)
      guard !overflow else { throw CommandError.notACount("\(count)", what: "train", least: 1) }
      return interpreter.train(to: target)
    })
}
