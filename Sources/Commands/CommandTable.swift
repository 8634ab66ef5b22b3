/// The commands that there are, in the order in which they are listed.
package struct CommandTable: Sendable {
  /// All of them, by their groups.
  package let all: [Command]

  /// The commands of an interpreter: one line each. A new command is a file and a line here.
  package static let standard = CommandTable([
    // run
    .forward, .grad, .step, .next, .finish, .until, .train, .continue, .start, .run,
    // time
    .reverseStep, .reverseNext, .reverseFinish, .reverseContinue, .goto, .when, .checkpoint, .restart,
    // stop
    .break, .tbreak, .watch, .catch, .condition, .ignore, .commands, .enable, .disable, .delete,
    // look
    .list, .where, .show, .explain, .print, .whatis, .examine, .display, .undisplay, .info, .plot, .hist,
    // data
    .load, .sample, .predict, .accuracy, .loss, .confusion, .mistakes,
    // change
    .set, .network,
    // check
    .gradcheck, .check, .compare, .bug, .accuse,
    // files
    .export, .import, .report, .submission, .save, .restore, .transcript, .source,
    // help
    .help, .apropos, .quit,
  ])

  private init(_ commands: [Command]) { all = commands }

  /// The table with commands that somebody adds who has an interpreter; they stand where their group does.
  package func adding(_ commands: [Command]) -> CommandTable {
    CommandTable(
      Command.Group.allCases.flatMap { group in (all + commands).filter { $0.group == group } })
  }

  /// The command with this name or alias.
  func exact(_ word: String) -> Command? { all.first { $0.name == word || $0.aliases.contains(word) } }

  /// The commands that `word` may mean: the one with that name or alias, or else all whose names begin with it.
  func matching(_ word: String) -> [Command] {
    if let exact = exact(word) { return [exact] }
    return all.filter { $0.name.hasPrefix(word) }
  }

  /// The command that `word` means: a full name, an alias, or the beginning of just one name.
  ///
  /// - Throws: `CommandError` where there is none, or more than one.
  package func named(_ word: String) throws(CommandError) -> Command {
    let matches = matching(word)
    if matches.count > 1 { throw .ambiguous(word, matches.map(\.name)) }
    guard let match = matches.first else { throw .unknownCommand(word, among: all.map(\.name)) }
    return match
  }
}
