import Foundation
import TestSupport
import Testing

/// The pager as somebody meets it who does not know one.
struct PagerAtPromptTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/less")))
  func lessSaysHowToLeaveAndWritesNoFile() throws {
    let terminal = try person.start(environment: ["PAGER": "less", "TERM": "xterm"], rows: 10)
    terminal.send("help\r")
    try terminal.expect("q: leave")
    // A command typed too early: s would save a file.
    terminal.send("s\(person.home.path("junk"))\r\r")
    terminal.send("q")
    try terminal.expect(Person.prompt)
    #expect(!FileManager.default.fileExists(atPath: person.home.path("junk")))
  }

  @Test func aDumbTerminalHasNone() throws {
    let terminal = try person.start(environment: ["PAGER": "sed 's/^/paged: /'", "TERM": "dumb"], rows: 10)
    terminal.send("help\n")
    #expect(try !terminal.expect("help COMMAND tells more").contains("paged: "))
  }

  @Test func textThatFitsHasNone() throws {
    let terminal = try person.start(environment: ["PAGER": "sed 's/^/paged: /'"], rows: 24)
    terminal.send("list\r")
    #expect(try !terminal.expect("(every parameter)").contains("paged: "))
  }
}
