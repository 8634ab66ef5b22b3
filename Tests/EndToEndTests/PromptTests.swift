import Foundation
import TestSupport
import Testing

/// What a person meets at the prompt, whatever the commands are.
struct PromptTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  @Test func theBannerComesOnceUnlessQuiet() throws {
    let talkative = try person.launch([])
    #expect(try talkative.expect(Person.prompt).contains("gradb 0.1.0"))
    let quiet = try person.launch(["-q"])
    #expect(try !quiet.expect(Person.prompt).contains("gradb 0.1.0"))
  }

  @Test func endOfInputLeaves() throws {
    let terminal = try person.start()
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    #expect(terminal.unread.contains("\r\n"), "the shell's prompt begins a line of its own")
    #expect(!terminal.isRaw)
  }

  @Test func quitLeaves() throws {
    let terminal = try person.start()
    terminal.send("quit\r")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func interruptDropsTheLine() throws {
    let terminal = try person.start()
    terminal.send("sh")
    try terminal.expect("sh")  // a terminal forgets what is not yet read when Ctrl-C comes
    terminal.send("\u{3}")
    try terminal.expect("^C")
    try terminal.expect(Person.prompt)
    terminal.send("quit\r")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func suspendWithoutJobControlGoesOn() throws {
    let terminal = try person.start()
    terminal.send("qu")
    try terminal.expect("qu")
    terminal.send("\u{1a}")
    try terminal.expect(Person.prompt + "qu")
    terminal.send("it\r")
    #expect(try terminal.end() == .exit(0))
  }

  @Test(arguments: [SIGTERM, SIGQUIT, SIGHUP])
  func theTerminalIsRestoredBeforeASignalEndsTheProgram(signal: Int32) throws {
    let terminal = try person.start()
    #expect(terminal.isRaw)
    terminal.signal(signal)
    #expect(try terminal.end() == .signal(signal))
    #expect(!terminal.isRaw)
    #expect(terminal.unread.contains("\u{1b}[?2004l"), "bracketed paste is off")
  }

  @Test func resizingDrawsTheLineAgain() throws {
    let terminal = try person.start()
    terminal.send("where abcdefghijklmnopqrstuvwxyz")
    try terminal.expect("xyz")
    terminal.resize(columns: 20, rows: 24)
    try terminal.expect("where abcdef")
    terminal.send("\u{3}")
    try terminal.expect(Person.prompt)
  }

  @Test func aDumbTerminalHasAPromptAndNoEscapeSequences() throws {
    let terminal = try person.launch(["-q"], environment: ["TERM": "dumb", "NO_COLOR": ""])
    try terminal.expect(Person.prompt)
    #expect(!terminal.isRaw)
    terminal.send("nonsense-\n")
    let answer = try terminal.expect(Person.prompt)
    #expect(!answer.contains("\u{1b}"))
    terminal.send("\u{3}")
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func editingCanBeSwitchedOff() throws {
    _ = try person.home.write("edit off\n", to: ".editrc")
    let terminal = try person.start()
    #expect(!terminal.isRaw)
    terminal.send("quit\n")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func withoutAHomeNothingIsSaved() throws {
    let terminal = try person.start(environment: ["HOME": ""])
    terminal.send("quit\r")
    #expect(try terminal.end() == .exit(0))
    #expect(!terminal.unread.contains("history"))
  }
}
