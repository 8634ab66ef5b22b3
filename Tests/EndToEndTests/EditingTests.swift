import Foundation
import TestSupport
import Testing

/// Keys, completion, history and suggestions at the prompt.
struct EditingTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  @Test func tabCompletesACommand() throws {
    let terminal = try person.start()
    terminal.send("gradc\t")
    try terminal.expect("gradcheck ")
  }

  @Test func tabListsWhatIsNotCertain() throws {
    let terminal = try person.start()
    terminal.send("tra\t")
    try terminal.expect("train")
    try terminal.expect("transcript")
    try terminal.expect(Person.prompt + "tra")
  }

  @Test func keysStep() throws {
    let terminal = try person.start()
    for key in ["\u{1b}[15~", "\u{e}"] {
      terminal.send(key)
      try terminal.expect("step\n")
      try terminal.expect(Person.prompt)
    }
  }

  @Test func historyOutlivesTheSession() throws {
    let first = try person.start()
    try first.enter("print 40 + 2", expecting: "$1 = ")
    try first.enter("   ", expecting: "")
    first.send("\u{4}")
    #expect(try first.end() == .exit(0))
    let file = person.home.path(".local/state/gradb/history")
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let second = try person.start()
    second.send("\u{1b}[A")
    try second.expect("print 40 + 2")
    second.send("\u{3}")
    try second.expect(Person.prompt)
    second.send("\u{12}40")
    try second.expect("bck:")
    second.send("\r")
    try second.expect("$1 = ")
  }

  @Test func historyIsSavedWhenTheTerminalGoes() throws {
    let terminal = try person.start()
    try terminal.enter("print 7", expecting: "$1 = ")
    terminal.signal(SIGHUP)
    #expect(try terminal.end() == .signal(SIGHUP))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("print"))
  }

  @Test func anOlderCopyOfALineIsForgotten() throws {
    let terminal = try person.start()
    for line in ["print 1", "print 2", "print 1"] { try terminal.enter(line, expecting: "$") }
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines == ["print\\0402", "print\\0401"])
  }

  @Test func aHistoryThatCannotBeSavedTakesOneSentence() throws {
    _ = try person.home.write("", to: "file")
    let terminal = try person.start(environment: ["XDG_STATE_HOME": person.home.path("file")])
    try terminal.enter("print 1", expecting: "$1 = ")
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    #expect(terminal.unread.contains("The history was not saved: cannot write "))
  }

  @Test(arguments: ["", "garbage\n\u{0}\n", "_HiStOrY_V2_\n\\999\n"])
  func aSpoiledHistoryIsHarmless(contents: String) throws {
    try FileManager.default.createDirectory(
      atPath: person.home.path(".local/state/gradb"), withIntermediateDirectories: true)
    _ = try person.home.write(contents, to: ".local/state/gradb/history")
    let terminal = try person.start()
    terminal.send("quit\r")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func aPasteIsNotEnteredHalfWay() throws {
    let terminal = try person.start()
    terminal.send("\u{1b}[200~print 4\n+ 3\n\u{1b}[201~")
    try terminal.expect("print 4 + 3")
    terminal.send("\r")
    try terminal.expect("$1 = ")
  }

  @Test func aSuggestionFromHistoryIsTakenWithTheRightArrow() throws {
    let terminal = try person.start(environment: ["NO_COLOR": ""])
    try terminal.enter("print 11 + 31", expecting: "$1 = ")
    terminal.send("pr")
    try terminal.expectExactly("\u{1b}[2mint 11 + 31\u{1b}[0m")
    terminal.send("\u{1b}[C\r")
    try terminal.expect("$2 = ")
  }

  @Test func withoutColoursNothingIsSuggested() throws {
    let terminal = try person.start()
    try terminal.enter("print 11 + 31", expecting: "$1 = ")
    terminal.send("pr")
    try terminal.expect("pr")
    terminal.send("\u{1b}[C\u{1b}[Z\u{3}")  // Shift-Tab, so that whatever the arrow did has been drawn
    let seen = try terminal.expect("^C")
    #expect(!seen.contains("int 11"))
  }

  @Test func longLinesArriveWhole() throws {
    let terminal = try person.start()
    let sum = "1" + String(repeating: "+1", count: 2500)
    terminal.send("print " + sum + "\r")
    try terminal.expect("$1 = ")
  }

  @Test func charactersBeyondASCIICanBeTyped() throws {
    let terminal = try person.start()
    terminal.send("# ∂é×")
    try terminal.expect("∂é×")
    terminal.send("\u{7f}\u{7f}L")
    try terminal.expect("L")
    terminal.send("\r")
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("#\\040∂L"))
  }

  @Test func charactersAreUTF8WhateverTheLocale() throws {
    let terminal = try person.start(environment: ["LC_ALL": "C"])
    terminal.send("# ∂")
    try terminal.expect("∂")
    terminal.send("\r")
    try terminal.expect(Person.prompt)
  }

  @Test func viKeysWork() throws {
    _ = try person.home.write("bind -v\n", to: ".editrc")
    let terminal = try person.start()
    terminal.send("print 1 + 2\u{1b}0cwp\u{1b}A0\r")  // over "print" goes "p", and a 0 to the end
    try terminal.expect("$1 = ")
    try terminal.expect(Person.prompt)
    terminal.send("\u{1b}k")
    try terminal.expect("p 1 + 20")
    terminal.send("\u{3}")
    try terminal.expect("^C")
    try terminal.expect(Person.prompt)
    terminal.send("gradc\t")
    try terminal.expect("gradcheck ")
  }

  @Test func thePersonsFileBindsKeysToOurFunctions() throws {
    _ = try person.home.write("bind ^T gradb-step\n", to: ".editrc")
    let terminal = try person.start()
    terminal.send("\u{14}")
    try terminal.expect("step\n")
  }
}
