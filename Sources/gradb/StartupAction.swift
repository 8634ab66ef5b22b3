/// Something the command line has run before anything else.
enum StartupAction: Equatable {
  /// A file of commands, from `-x`.
  case file(String)
  /// One line of commands, from `-ex`.
  case command(String)

  /// The actions in the order in which they were given.
  ///
  /// The argument parser keeps the order of `files` and that of `commands`, but not the one between the two;
  /// that is read off `arguments`, which it has already found to be right.
  static func ordered(files: [String], commands: [String], arguments: [String]) -> [StartupAction] {
    // Which options have a value is asked for only where it matters.
    if files.isEmpty || commands.isEmpty { return files.map { .file($0) } + commands.map { .command($0) } }
    let options = (try? CommandLineDescription.of(GradB.self))?.options.filter { $0.value != nil } ?? []
    let valued = Set(options.flatMap(\.spellings).map(\.text))
    var files = files[...]
    var commands = commands[...]
    var actions: [StartupAction] = []
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      let name = argument.prefix { $0 != "=" }
      let hasValue = name.count < argument.count
      switch name {
      case "-x": if let file = files.popFirst() { actions.append(.file(file)) }
      case "-ex": if let command = commands.popFirst() { actions.append(.command(command)) }
      default: guard valued.contains(String(name)) else { continue }
      }
      if !hasValue { _ = rest.popFirst() }
    }
    return actions
  }
}
