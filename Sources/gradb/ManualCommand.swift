import ArgumentParser

/// `gradb manual`: writes the manual page.
struct ManualCommand: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb manual", abstract: "Print the manual page, for man to show.",
    discussion: """
      man finds it as ~/.local/share/man/man1/gradb.1 or /usr/local/share/man/man1/gradb.1.
      """)

  func start(_ arguments: [String]) throws -> Int32 {
    write(try ManualPage.text(ProgramDescription()))
  }
}
