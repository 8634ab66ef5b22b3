/// The script that completes gradb's command line in bash.
enum BashCompletion {
  /// The whole script, to be sourced.
  static func script(_ program: ProgramDescription) -> String {
    let words = program.others.map(\.word)
    return """
      # Completes the command line of gradb in bash. Made by: gradb completions bash

      _gradb() {
        local IFS=$'\\n' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        # bash takes --color=never for three words.
        if [[ $word == "=" ]]; then
          word=""
        elif [[ $before == "=" ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        COMPREPLY=()
        case $before in
      \(program.options.compactMap(value).joined(separator: "\n"))
        esac

        local program="" options=() words=() takes_files=""
        ((COMP_CWORD > 1)) && program=${COMP_WORDS[1]}
        case $program in
      \(program.others.map { line("\($0.word))", $0.line) }.joined(separator: "\n"))
      \(line("*)", program.main))
        esac
        ((COMP_CWORD == 1)) && words+=(\(words.joined(separator: " ")))

        if [[ $word == -* ]]; then
          COMPREPLY=($(compgen -W "${options[*]}" -- "$word"))
        else
          COMPREPLY=($(compgen -W "${words[*]}" -- "$word"))
          if [[ $takes_files ]]; then
            COMPREPLY+=($(compgen -f -- "$word"))
            compopt -o filenames
          fi
        fi
      }

      complete -F _gradb gradb

      """
  }

  /// What follows an option; nil where it has no value.
  private static func value(_ option: CommandLineDescription.Argument) -> String? {
    guard option.value != nil else { return nil }
    let names = option.spellings.map(\.text).joined(separator: " | ")
    let offer =
      if !option.words.isEmpty {
        "COMPREPLY=($(compgen -W $'\(option.words.joined(separator: "\\n"))' -- \"$word\"));"
      } else if option.isFolder {
        "COMPREPLY=($(compgen -d -- \"$word\")); compopt -o filenames;"
      } else if option.isFile {
        "COMPREPLY=($(compgen -f -- \"$word\")); compopt -o filenames;"
      } else {
        ""
      }
    return "    \(names)) \(offer)\(offer.isEmpty ? "" : " ")return ;;"
  }

  /// What may stand in a program's command line.
  private static func line(_ pattern: String, _ line: CommandLineDescription) -> String {
    let options = line.options.flatMap(\.spellings).map(\.text)
    let words = line.operand?.words ?? []
    return "    \(pattern) options=(\(options.joined(separator: " ")))"
      + (words.isEmpty ? "" : " words=(\(words.joined(separator: " ")))")
      + (line.operand?.isFile == true ? " takes_files=yes" : "") + " ;;"
  }
}
