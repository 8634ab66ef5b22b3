import Foundation
import TestSupport
import Testing

/// What is typed while a command runs.
struct TypingAheadTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  private func startTraining() throws -> PseudoTerminal {
    let terminal = try person.start()
    terminal.send("train 100000\r")
    try terminal.expect("iterations/s")
    return terminal
  }

  @Test func itIsNotShownBeforeThePromptAndNotLost() throws {
    let terminal = try startTraining()
    #expect(!terminal.echoes)
    terminal.send("quit\r")
    terminal.signal(SIGINT)
    #expect(try terminal.end() == .exit(0))
    #expect(terminal.echoes)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGSEGV])
  func theTerminalEchoesAgainAfterASignal(signal: Int32) throws {
    let terminal = try startTraining()
    terminal.signal(signal)
    #expect(try terminal.end() == .signal(signal))
    #expect(terminal.echoes)
  }

  @Test func historyIsKeptWhenTheTerminalGoesWhileACommandRuns() throws {
    let terminal = try startTraining()
    terminal.signal(SIGHUP)
    #expect(try terminal.end() == .signal(SIGHUP))
    let folder = URL(fileURLWithPath: person.home.path(".local/state/gradb"))
    let text = try String(contentsOf: folder.appendingPathComponent("history"), encoding: .utf8)
    #expect(text.contains("train\\040100000\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["history"])
  }

  @Test func sessionsSideBySideKeepEachOthersLines() throws {
    let first = try person.start()
    let second = try person.start()
    try first.enter("set report 1", expecting: "report is now")
    try second.enter("set report 2", expecting: "report is now")
    try first.enter("set report 3", expecting: "report is now")
    for terminal in [first, second] {
      terminal.send("\u{4}")
      #expect(try terminal.end() == .exit(0))
    }
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines == ["set\\040report\\0401", "set\\040report\\0402", "set\\040report\\0403"])
  }
}
