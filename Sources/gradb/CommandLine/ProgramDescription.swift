/// gradb's command line with the other programs in it: `gradb`, `gradb lesson`, `gradb test`, …
struct ProgramDescription {
  /// The command line without another program's word.
  let main: CommandLineDescription
  /// The other programs, each with the word that begins its command line.
  let others: [(word: String, line: CommandLineDescription)]

  /// What the argument parser knows of them all.
  ///
  /// - Throws: `DecodingError` where the parser describes itself in another way than when this was written.
  init() throws {
    main = try .of(GradB.self)
    others = try GradB.others.map { ($0.word, try .of($0.program)) }
  }

  /// Every option of any program, once.
  var options: [CommandLineDescription.Argument] {
    var seen: Set<String> = []
    return ([main] + others.map(\.line)).flatMap(\.options).filter { option in
      seen.insert(option.spellings.map(\.text).joined(separator: " ")).inserted
    }
  }
}
