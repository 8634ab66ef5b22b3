import Foundation
import TestSupport
import Testing

/// The scripts with which shells complete gradb's command line.
struct CompletionTests {
  /// A command line up to the cursor, and what bash offers there.
  @Test(arguments: [
    (["gradb", "-b"], ["-batch"]),
    (["gradb", "-e"], ["-ex"]),
    (["gradb", "-x", "gr"], ["grades.csv"]),
    (["gradb", "-ex", ""], []),
    (["gradb", "-batch", "-ex", "step", "-q", "-n"], ["-nx"]),
    (["gradb", "--data", "gr"], ["grades.csv"]),
    (["gradb", "--lessons", "m"], ["mine"]),
    (["gradb", "--color", "a"], ["auto", "always"]),
    (["gradb", "--color", "=", "n"], ["never"]),
    (["gradb", "--color", "="], ["auto", "always", "never"]),
    (["gradb", "comp"], ["compare", "completions"]),
    (["gradb", "-batch", "g"], ["grades.csv"]),
    (["gradb", "lesson", "-e"], ["-ex"]),
    (["gradb", "lesson", "soft"], ["softmax-and-cross-entropy"]),
    (["gradb", "test", "-e"], []),
    (["gradb", "test", "m"], ["mine"]),
    (["gradb", "completions", ""], ["bash", "zsh", "fish"]),
  ])
  func bashOffersWhatMayStandThere(words: [String], offers: [String]) throws {
    let line = words.map { "'\($0)'" }.joined(separator: " ")
    let result = try BuiltProgram(
      shell: """
        cd "$HOME" && mkdir mine && touch grades.csv && "$GRADB" completions bash > .script && cat > .ask <<'END'
        compopt() { :; }
        source ./.script
        COMP_WORDS=(\(line)) COMP_CWORD=\(words.count - 1)
        _gradb
        printf '%s\\n' "${COMPREPLY[@]}"
        END
        bash .ask
        """
    ).run()
    #expect(result.errors.isEmpty)
    #expect(result.output.split(separator: "\n").map(String.init) == offers)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func aScriptHasEveryOptionOfHelp(shell: String) throws {
    let script = try BuiltProgram("gradb").run(["completions", shell])
    #expect(script.status == 0)
    let help = try BuiltProgram("gradb").run(["--help"]).output
    let names = help.matches(of: /\n  (--?[a-z]+)/).map { String($0.output.1) }
    #expect(names.contains("-ex") && names.contains("--color"))
    for name in names {
      // fish writes a name without its hyphens.
      let written = shell == "fish" ? " \(name.drop { $0 == "-" }) " : name
      #expect(script.output.contains(written), "\(name)")
    }
  }

  /// The argument parser has scripts too, which know nothing of `gradb lesson`.
  @Test func theParsersOwnNameForThemGivesTheSame() throws {
    let ours = try BuiltProgram("gradb").run(["completions", "bash"])
    #expect(try BuiltProgram("gradb").run(["--generate-completion-script", "bash"]).output == ours.output)
  }

  @Test(arguments: [[], ["tcsh"]])
  func anUnknownShellIsAnError(arguments: [String]) throws {
    let result = try BuiltProgram("gradb").run(["completions"] + arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("bash, zsh or fish"))
  }
}
