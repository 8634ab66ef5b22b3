/// The script that completes gradb's command line in fish.
enum FishCompletion {
  /// The whole script, to be called `gradb.fish` in one of fish's folders.
  static func script(_ program: ProgramDescription) -> String {
    let words = program.others.map(\.word)
    let lines = [("", program.main)] + program.others.map { ($0.word, $0.line) }
    return """
      # Completes the command line of gradb in fish. Made by: gradb completions fish

      function __gradb_runs --argument-names program
          set -l words (commandline -opc)
          contains -- "$words[2]" \(words.joined(separator: " ")); or set words[2] ''
          test "$words[2]" = "$program"
      end

      complete -c gradb -f
      \(program.others.map { first($0.word, $0.line.summary) }.joined(separator: "\n"))
      \(lines.map { rules($0, $1) }.joined(separator: "\n"))

      """
  }

  /// Offers the word that begins another program.
  private static func first(_ word: String, _ summary: String) -> String {
    "complete -c gradb -n 'test (count (commandline -opc)) -eq 1' -a \(word) -d \(quoted(summary))"
  }

  /// What may stand in the command line of the program that begins with `word`.
  private static func rules(_ word: String, _ line: CommandLineDescription) -> String {
    let start = "complete -c gradb -n '__gradb_runs \"\(word)\"'"
    var rules: [String] = []
    if let operand = line.operand {
      rules.append(
        start + (operand.isFile ? " -F" : "")
          + (operand.words.isEmpty ? "" : " -a \(quoted(operand.words.joined(separator: " ")))"))
    }
    rules += line.options.map { option in
      start + option.spellings.map { " \(flag($0)) \($0.name)" }.joined() + value(option)
        + " -d \(quoted(option.summary))"
    }
    return rules.joined(separator: "\n")
  }

  /// The option of `complete` that says what kind of name follows.
  private static func flag(_ name: CommandLineDescription.Name) -> String {
    switch name.kind {
    case .long: "-l"
    case .short: "-s"
    case .longWithSingleDash: "-o"
    }
  }

  /// What the option's value may be.
  private static func value(_ option: CommandLineDescription.Argument) -> String {
    if option.value == nil { return "" }
    if !option.words.isEmpty { return " -x -a \(quoted(option.words.joined(separator: " ")))" }
    if option.isFolder { return " -x -a '(__fish_complete_directories)'" }
    return option.isFile ? " -r -F" : " -x"
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }
}
