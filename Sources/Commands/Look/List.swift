extension Command {
  static let list = Command(
    "list", aliases: ["l"], group: .look, usage: "[--rows]",
    summary: "show the program of an iteration, with => at the next operation",
    details: """
      One iteration is a program: each line writes one matrix, and the last one updates the parameters. The formulas \
      are NumPy's; @ is the matrix product, * goes element by element, m is the number of samples in the batch. help \
      followed by an operation's name explains it.

      gradb keeps a column for each sample. --rows shows the same lines as most notebooks have them, with a row for each \
      sample: every matrix is the transpose of gradb's. export FILE.py writes them as a program.
      """,
    options: [Option(.rows)],
    examples: [
      Example("list", "the program"), Example("list --rows", "as a notebook has it"),
      Example("help dZ1", "one of its lines explained"),
    ],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      return CommandResult(
        ProgramListing(interpreter.session, samplesAreRows: arguments.has(.rows)))
    })
}

extension CommandOption<Void> {
  fileprivate static var rows: Self {
    Self("--rows", "the lines where each sample is a row")
  }
}
