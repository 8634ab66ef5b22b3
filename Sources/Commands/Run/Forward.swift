import Debugging

extension Command {
  static let forward = Command(
    "forward", aliases: ["fwd"], group: .run, usage: "[SEL]",
    summary: "begin the iteration again on some samples and run its forward stage",
    details: """
      Runs the operations from the first one to the loss, and shows what each one wrote: its formula, its shape, what \
      matters about it, and the numbers where they are few.

      SEL says which samples: 17 is one, 0:16 are sixteen (the end is exclusive, as in NumPy), dev:3 is one of the dev \
      part, all is every training sample. The choice lasts for this one iteration. Without SEL, the iteration runs on \
      the samples that the batch setting gives it. Beginning an iteration again changes no parameter. In \
      the past it is a look aside: what lies ahead stays known until an update runs or something is changed.
      """,
    operands: [.selection],
    examples: [
      Example("forward 17", "one digit through the network, every number shown"),
      Example("forward 0:16", "sixteen digits, a column for each in every matrix"),
    ],
    run: { interpreter, arguments in
      let selection = try arguments.oneAtMost().map { try interpreter.session.data.selection($0) }
      let before = interpreter.session
      interpreter.session.restartIteration(on: selection)
      let (records, events, status) = interpreter.runWatching(
        to: interpreter.session.program.range(of: .forward).upperBound)
      if records.isEmpty, status == .interrupted {
        interpreter.session = before
        throw Interruption(message: "forward was interrupted; nothing has changed")
      }
      return CommandResult(
        interpreter.stopFindings(events) + [StageReport(records, interpreter)], status: status)
    })
}
