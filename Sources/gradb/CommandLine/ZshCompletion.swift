/// The function that completes gradb's command line in zsh.
enum ZshCompletion {
  /// The whole file, to be called `_gradb` in a folder of `fpath`.
  static func script(_ program: ProgramDescription) -> String {
    """
    #compdef gradb
    # Completes the command line of gradb in zsh. Made by: gradb completions zsh

    _gradb_script() {
      local -a programs=(
    \(program.others.map { "    \(quoted("\($0.word):\($0.line.summary)"))" }.joined(separator: "\n"))
      )
      ((CURRENT == 2)) && _describe -t commands command programs
      _files
    }

    _gradb() {
      if ((CURRENT > 2)); then
        case ${words[2]} in
    \(program.others.map { other($0.word, $0.line) }.joined(separator: "\n"))
        esac
      fi
      _arguments : \\
    \(arguments(program.main, operand: "_gradb_script", indent: "    "))
    }

    _gradb "$@"

    """
  }

  /// The branch for the program that begins with `word`.
  private static func other(_ word: String, _ line: CommandLineDescription) -> String {
    let words = line.operand?.words ?? []
    let offers =
      words.isEmpty
      ? "_files"
      : line.operand?.isFile == true
        ? "_alternative 'words:name:(\(words.joined(separator: " ")))' 'files:file:_files'"
        : "(\(words.joined(separator: " ")))"
    return """
          \(word))
            shift words
            ((CURRENT--))
            _arguments : \\
      \(arguments(line, operand: offers, indent: "          "))
            return ;;
      """
  }

  /// What `_arguments` is told of a command line.
  private static func arguments(
    _ line: CommandLineDescription, operand: String, indent: String
  ) -> String {
    var lines = line.options.map(option)
    if let argument = line.operand {
      let name = (argument.value ?? "").replacing(":", with: "\\:")
      // A command in braces may hold quotation marks and colons.
      let offers = operand.contains(" ") && !operand.hasPrefix("(") ? "{\(operand)}" : operand
      lines.append(quoted("\(argument.isRepeating ? "*" : "1"):\(name):\(offers)"))
    }
    return lines.map { indent + $0 }.joined(separator: " \\\n")
  }

  /// An option; of two names of the same, one rules out the other.
  private static func option(_ option: CommandLineDescription.Argument) -> String {
    let summary = option.summary.replacing("]", with: "\\]").replacing("[", with: "\\[")
      .replacing(":", with: "\\:")
    let offers =
      !option.words.isEmpty
      ? "(\(option.words.joined(separator: " ")))"
      : option.isFolder ? "_files -/" : option.isFile ? "_files" : ""
    let value = option.value.map { ":\($0.replacing(":", with: "\\:")):\(offers)" } ?? ""
    let names = option.spellings
    let ruledOut = option.isRepeating ? "*" : "(\(names.map(\.text).joined(separator: " ")))"
    return names.map { name in
      // A long option's value may follow behind an equals sign.
      let sign = name.kind == .long && option.value != nil ? "=" : ""
      return quoted("\(ruledOut)\(name.text)\(sign)[\(summary)]\(value)")
    }.joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "'\\''"))'" }
}
