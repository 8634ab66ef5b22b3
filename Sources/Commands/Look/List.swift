extension Command {
  static let list = Command(
    "list", aliases: ["l"], group: .look,
    summary: "show the program of an iteration, with => at the next operation",
    details: """
      One iteration is a program: each line writes one matrix, and the last one updates the parameters. The formulas \
      are NumPy's; @ is the matrix product, * goes element by element, m is the number of samples in the batch. help \
      followed by an operation's name explains it.
      """,
    examples: [Example("list", "the program"), Example("help dZ1", "one of its lines explained")],
    repeats: true,
    run: { interpreter, arguments in
      try arguments.expectNoWords()
      return CommandResult(
        ProgramView(session: interpreter.session).text(columns: interpreter.host.display.columns))
    })
}
