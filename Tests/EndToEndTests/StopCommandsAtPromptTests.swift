import TestSupport
import Testing

/// `commands` at a terminal and in scripts that do not end it; and a prompt where results go into a pipe.
struct StopCommandsAtPromptTests {
  let person: Person

  init() throws { person = try Person() }

  /// Types `commands`, and a line of them.
  private func startList(_ environment: [String: String] = [:], newline: String = "\r") throws
    -> PseudoTerminal
  {
    let terminal = try person.start(environment: environment)
    terminal.send("break dW1\(newline)")
    try terminal.expect("breakpoint 1")
    try terminal.expect(Person.prompt)
    terminal.send("commands\(newline)")
    try terminal.expect("end alone ends them\n>")
    terminal.send("p iteration\(newline)")
    try terminal.expect("\n>")
    return terminal
  }

  @Test(arguments: ["xterm", "dumb"])
  func ctrlCLeavesTheList(term: String) throws {
    let newline = term == "dumb" ? "\n" : "\r"
    let terminal = try startList(["TERM": term], newline: newline)
    terminal.send("bogus\(newline)")
    try terminal.expect("no command \"bogus\"")
    try terminal.expect("\n>")
    terminal.send("\u{3}")
    try terminal.expect("stop 1 still has no commands")
    try terminal.expect(Person.prompt)
    terminal.send("quit\(newline)")
    #expect(try terminal.end() == .exit(0))
  }

  @Test(arguments: ["xterm", "dumb"])
  func ctrlDEndsTheListAndNotGradb(term: String) throws {
    let newline = term == "dumb" ? "\n" : "\r"
    let terminal = try startList(["TERM": term], newline: newline)
    terminal.send("\u{4}")
    try terminal.expect(Person.prompt)
    terminal.send("info break\(newline)")
    try terminal.expect("p iteration\n")
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func aScriptThatDoesNotEndTheListIsWrong() throws {
    let folder = try TemporaryFolder()
    let text = "break dW1\ncommands\np L\ntrain 2\n"
    let script = try folder.write(text, to: "script.gradb")
    let message = "the commands of stop 1 have no end; expected a line with end alone.\n"
    for (arguments, input, place) in [
      ([script], "", "\(script):2: "), (["-batch", "-x", script], "", "\(script):2: "),
      ([], text, "stdin:2: "),
      (["-batch", "-ex", "break dW1", "-ex", "commands", "-ex", "p L"], "", "-ex 2: "),
      (["-ex", "break dW1", "-ex", "commands"], "p L\n", "-ex 2: "),
    ] {
      let result = try BuiltProgram("gradb").run(arguments, input: input)
      #expect(result.status == 2, "\(arguments)")
      #expect(result.errors == place + message, "\(arguments)")
      #expect(!result.output.contains("loss"), "\(arguments)")
    }
  }

  @Test func aListMayGoOnFromOneOptionToTheNextAndAtThePrompt() throws {
    let list = ["-ex", "break dW1", "-ex", "commands", "-ex", "silent", "-ex", "p iteration"]
    let result = try BuiltProgram("gradb").run(["-batch"] + list + ["-ex", "end", "-ex", "train 3"])
    #expect(result.status == 0)
    #expect(result.output.hasSuffix("one in each line; end alone ends them\n$1 = 0\n"), "\(result.output)")
    let terminal = try person.launch(["-q"] + list)
    try terminal.expect("end alone ends them\n>")
    terminal.send("end\r")
    try terminal.expect(Person.prompt)
  }

  /// Standard error has the prompt, so that nothing but results goes into the pipe.
  @Test func aPromptAppearsWhereResultsGoIntoAPipe() throws {
    let gradb = try BuiltProgram.path(of: "gradb")
    let log = person.home.path("log")
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "\(gradb) -q -nx | tee \(log); cat \(log) | tr a-z A-Z"],
      environment: BuiltProgram.environment(home: person.home.url.path))
    try terminal.expect(Person.prompt)
    terminal.send("set report 7\n")
    try terminal.expect("report is now 7")
    terminal.send("nonsense-\n")
    try terminal.expect("no command")
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    let rest = try terminal.expect("REPORT IS NOW 7")
    #expect(!rest.contains("GRADB"), "\(rest)")
    #expect(try terminal.end() == .exit(0))
  }
}
