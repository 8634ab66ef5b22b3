extension Command {
  static let train = Command(
    "train", group: .run, usage: "[N [epochs]]",
    summary: "run N whole iterations, or up to the iterations setting",
    details: """
      Runs iterations to their end and prints loss and accuracy every so many of them (set report). An iteration that is \
      under way is finished first and counts as one of the N. Ctrl-C stops at once, before the current iteration. Without N, \
      training goes on until the iterations setting, 500 at first. With mini-batches, train 3 epochs uses every training \
      sample three times, and set report epoch prints a line each time.

      The loss that train prints is that of all training samples, after the update. The one at the right of the prompt, \
      like that of where, is the loss of an iteration's own batch, before its update.
      """,
    operands: [.number],
    examples: [
      Example("train", "the whole exercise"), Example("train 10", "ten iterations"),
      Example("set batch 64; train 3 epochs", "three times through the training samples"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      guard let count = try arguments.count(in: ["epoch", "epochs"]) else {
        return try interpreter.trainToLimit()
      }
      let session = interpreter.session
      let unit = arguments.words.count == 2 ? session.iterationsPerEpoch : 1
      let iterations = count.multipliedReportingOverflow(by: unit)
      let target = session.position.iteration.addingReportingOverflow(iterations.partialValue)
      guard !iterations.overflow, !target.overflow else {
        throw CommandError.notACount("\(count)", what: "train", least: 1)
      }
      return try interpreter.train(to: target.partialValue)
    })
}
