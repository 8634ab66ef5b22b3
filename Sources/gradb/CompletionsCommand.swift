import ArgumentParser

/// `gradb completions`: writes the script with which a shell completes gradb's command line.
struct CompletionsCommand: Program {
  /// A shell that gradb has a script for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "gradb completions", abstract: "Print the script that completes gradb's options in a shell.",
    discussion: """
      Put it where the shell looks:
        bash  ~/.local/share/bash-completion/completions/gradb
        zsh   a file _gradb in a folder of $fpath
        fish  ~/.config/fish/completions/gradb.fish
      """)

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: Shell

  func start(_ arguments: [String]) throws -> Int32 {
    let program = try ProgramDescription()
    let script =
      switch shell {
      case .bash: BashCompletion.script(program)
      case .zsh: ZshCompletion.script(program)
      case .fish: FishCompletion.script(program)
      }
    return write(script)
  }
}
