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
    terminal.send("st\t")
    try terminal.expect("start")
    try terminal.expect("step")
    try terminal.expect(Person.prompt + "st")
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
    try first.enter("set report 42", expecting: "report is now")
    try first.enter("   ", expecting: "")
    first.send("\u{4}")
    #expect(try first.end() == .exit(0))
    let file = person.home.path(".local/state/gradb/history")
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let second = try person.start()
    second.send("\u{1b}[A")
    try second.expect("set report 42")
    second.send("\u{3}")
    try second.expect(Person.prompt)
    second.send("\u{12}42")
    try second.expect("bck:")
    second.send("\r")
    try second.expect("report is now")
  }

  @Test func historyIsSavedWhenTheTerminalGoes() throws {
    let terminal = try person.start()
    try terminal.enter("set report 7", expecting: "report is now")
    terminal.signal(SIGHUP)
    #expect(try terminal.end() == .signal(SIGHUP))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("report"))
  }

  @Test func anOlderCopyOfALineIsForgotten() throws {
    let terminal = try person.start()
    for line in ["set report 1", "set report 2", "set report 1"] {
      try terminal.enter(line, expecting: "report is now")
    }
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines == ["set\\040report\\0402", "set\\040report\\0401"])
  }

  @Test func aHistoryThatCannotBeSavedTakesOneSentence() throws {
    _ = try person.home.write("", to: "file")
    let terminal = try person.start(
      environment: ["XDG_STATE_HOME": person.home.path("file")], columns: 200)
    try terminal.enter("set report 1", expecting: "report is now")
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    #expect(terminal.unread.contains("The history was not saved"))
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
    terminal.send("\u{1b}[200~set report\n4\n\u{1b}[201~")
    try terminal.expect("set report 4")
    terminal.send("\r")
    try terminal.expect("report is now")
  }

  @Test func aSuggestionFromHistoryIsTakenWithTheRightArrow() throws {
    let terminal = try person.start(environment: ["NO_COLOR": ""])
    try terminal.enter("set report 42", expecting: "report is now")
    terminal.send("set r")
    try terminal.expectExactly("\u{1b}[2meport 42\u{1b}[0m")
    terminal.send("\u{1b}[C\r")
    try terminal.expect("report is now")
  }

  @Test func withoutColoursNothingIsSuggested() throws {
    let terminal = try person.start()
    try terminal.enter("set report 42", expecting: "report is now")
    terminal.send("set r")
    try terminal.expect("set r")
    terminal.send("\u{1b}[C\u{1b}[Z\u{3}")  // Shift-Tab, so that whatever the arrow did has been drawn
    let seen = try terminal.expect("^C")
    #expect(!seen.contains("eport"))
  }

  @Test func longLinesArriveWhole() throws {
    let terminal = try person.start()
    let sum = "1" + String(repeating: "+1", count: 2500)
    terminal.send("set report 1 # " + sum + "\r")
    try terminal.expect("report is now")
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
    terminal.send("where report 1\u{1b}0cwset\u{1b}A0\r")  // over "where" goes "set", and a 0 to the end
    try terminal.expect("report is now")
    try terminal.expect(Person.prompt)
    terminal.send("\u{1b}k")
    try terminal.expect("set report 10")
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
