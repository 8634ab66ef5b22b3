import TestSupport

/// A person with a home of their own, who starts gradb on a terminal.
struct Person {
  static let prompt = "(gradb) "
  let home: TemporaryFolder

  init() throws {
    home = try TemporaryFolder()
  }

  /// Starts gradb and waits for its first prompt.
  func start(
    _ arguments: [String] = ["-q"], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try launch(arguments, environment: environment, columns: columns, rows: rows)
    try terminal.expect(Self.prompt)
    return terminal
  }

  /// Starts gradb.
  func launch(
    _ arguments: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      try BuiltProgram.path(of: "gradb"), arguments,
      environment: BuiltProgram.environment(
        home: home.url.path, ["NO_COLOR": "1", "PAGER": ""].merging(environment) { $1 }),
      columns: columns, rows: rows)
  }
}

extension PseudoTerminal {
  /// Types `line`, waits for `answer` and for the next prompt.
  func enter(_ line: String, expecting answer: String) throws {
    send(line + "\r")
    try expect("\n")  // the line itself
    try expect(answer)
    try expect(Person.prompt)
  }
}
