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

  @Test func aKeyStepsWhereTheLineIsEmpty() throws {
    let terminal = try person.start()
    for key in ["\u{1b}[15~", "\u{1b}[[E"] {
      terminal.send(key)
      try terminal.expect("step\n")
      try terminal.expect(Person.prompt)
      terminal.send("set report 4\(key)2\r")
      try terminal.expect("report is now 42\n")
      try terminal.expect(Person.prompt)
    }
  }

  @Test func ctrlNIsTheNextLineOfHistory() throws {
    let terminal = try person.start()
    for report in 1...3 { try terminal.enter("set report \(report)", expecting: "report is now") }
    terminal.send("\u{10}\u{10}\u{e}4\r")
    try terminal.expect("report is now 34\n")
  }

  /// Pages, function keys, arrows with Shift, and what no keyboard sends.
  @Test func aKeyWithoutMeaningTypesNothing() throws {
    let terminal = try person.start()
    let keys = [
      "[5~", "[6~", "[17~", "[24~", "[1;2D", "[20;5~", "[I", "[97;5u", "OM", "[[D", "\u{1b}[5~", "[5$",
      "[<0;3;4M",
    ]
    for (index, key) in keys.enumerated() {
      terminal.send("set report 4\u{1b}\(key)")
      usleep(100_000)  // The end of one that was cut off is the time that nothing follows.
      terminal.send("\(index)\r")
      try terminal.expect("report is now 4\(index)\n")
      try terminal.expect(Person.prompt)
    }
  }

  @Test func keysEditAsInShells() throws {
    let terminal = try person.start()
    // What is typed behind `set report 12`, and the number that the line has then.
    for (keys, report) in [
      ("\u{1b}[1;3D\u{15}set report ", "12"), ("\u{1b}[1;3D\u{1b}[1;3D\u{1b}[1;3C 7\u{4}", "712"),
      ("\u{1b}[1;5D3", "312"), ("-b.c[3]\u{17}40", "40"), ("\u{17}40\u{1f}\u{1f}3", "123"),
      ("\u{1b}[H\u{b}\u{19}4", "124"), ("\u{1b}x9", "129"), ("\u{17}\u{19}6", "126"),
      ("5\u{18}\u{15}5\u{1f}7", "7"),
    ] {
      terminal.send("set report 12\(keys)\r")
      try terminal.expect("report is now \(report)\n")
      try terminal.expect(Person.prompt)
    }
  }

  @Test func altDotTakesTheLastWordOfEarlierLines() throws {
    let terminal = try person.start()
    try terminal.enter("set report 41", expecting: "report is now")
    try terminal.enter("set alpha 0.5  ", expecting: "alpha is now")
    terminal.send("set report \u{1b}.\u{1b}.0\r")
    try terminal.expect("report is now 410\n")
  }

  /// Arrows, Home and the like take what Ctrl-R found, as a line to be edited; other keys do nothing.
  @Test func keysTakeWhatASearchFound() throws {
    let terminal = try person.start()
    for (index, key) in ["[C\u{5}", "[F", "OH\u{5}", "[A\u{e}", "[5~\u{5}"].enumerated() {
      try terminal.enter("set report 5\(index)", expecting: "report is now")
      try terminal.enter("set alpha 0.\(index)5", expecting: "alpha is now")
      terminal.send("\u{12}ort 5\(index)")
      try terminal.expect("bck:")
      terminal.send("\u{1b}\(key)1\r")
      try terminal.expect("report is now 5\(index)1\n")
      try terminal.expect(Person.prompt)
    }
  }

  @Test func ctrlCDropsWhatWasTypedThoughMoreFollowsAtOnce() throws {
    let terminal = try person.start()
    terminal.send("abc")
    try terminal.expect("abc")
    terminal.send("\u{3}set report 5\r")
    try terminal.expect("report is now 5\n")
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

  /// Types a block as a terminal pastes it, which sends a carriage return for the end of a line.
  private func paste(_ text: String, on terminal: PseudoTerminal) {
    terminal.send("\u{1b}[200~\(text.replacing("\n", with: "\r"))\u{1b}[201~")
  }

  @Test func aPastedBlockRunsLineByLineOnceEnterIsPressed() throws {
    let terminal = try person.start()
    paste(
      "set batch 64\n# a comment; no command\n\n  set report 3\np np.sum(W1,\n  axis=0).shape\n", on: terminal
    )
    try terminal.expect("axis=0).shape")
    let seen = terminal.unread
    terminal.send("\r")
    #expect(!seen.contains("is now"))
    for part in [
      "(gradb) set batch 64\n", "batch is now 64", "(gradb) # a comment", "report is now 3\n", "784",
    ] {
      try terminal.expect(part)
    }
    try terminal.expect(Person.prompt)
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
    let file = URL(fileURLWithPath: person.home.path(".local/state/gradb/history"))
    #expect(try String(contentsOf: file, encoding: .utf8).contains("set\\040batch\\04064\n"))
  }

  @Test func aPastedBlockEndsAtTheFirstLineThatFails() throws {
    let terminal = try person.start()
    paste("set report 3\nbogus\nset report 4\nset report 5", on: terminal)
    terminal.send("\r")
    try terminal.expect("the 2 lines below it were not run; Up finds them")
    try terminal.expect(Person.prompt)
    try terminal.enter("info settings", expecting: "report 3 (default 50)")
    // Nothing that was pasted is lost.
    terminal.send("\u{1b}[A\u{1b}[A\u{1b}[A\r")
    try terminal.expect("report is now 4\n")
  }

  /// README's recipe, as it stands there.
  @Test func theRecipeOfTheReadmeCanBePasted() throws {
    let readme = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    let recipe = try #require(readme.firstMatch(of: /```\n(load mnist\n[^`]*train\n)```/)?.output.1)
    let terminal = try person.start(rows: 40)
    // There is no MNIST here, and training is not what is tested.
    paste(
      String(recipe).replacing("load mnist\n", with: "").replacing("iterations 5000", with: "iterations 20"),
      on: terminal)
    terminal.send("\r")
    for part in [
      "784-128-64-10", "batch is now 64", "momentum is now 0.9", "iterations is now 20", "iteration   20",
    ] {
      try terminal.expect(part)
    }
  }

  @Test func aLineIsPastedWithThePromptBeforeIt() throws {
    let terminal = try person.start()
    paste("(gradb) set report 6", on: terminal)
    terminal.send("\r")
    try terminal.expect("report is now 6\n")
  }

  @Test func tildeIsTheHomeOfTheEnvironment() throws {
    _ = try person.home.write("set report 6\n", to: "mine.gradb")
    let terminal = try person.start()
    terminal.send("source ~/mi\t\r")
    try terminal.expect("report is now 6\n")
    try terminal.enter("export W2 ~/w.npy", expecting: "w.npy")
    #expect(FileManager.default.fileExists(atPath: person.home.path("w.npy")))
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
