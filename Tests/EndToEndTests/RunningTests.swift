import TestSupport
import Testing

/// Commands that run long or say much, on a terminal.
struct RunningTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  /// Trains until the bar is there, after half a second; without lines of the training, which have a % as well.
  private func trainWithProgressBar(_ terminal: PseudoTerminal) throws {
    try terminal.enter("set report 1000000", expecting: "report is now")
    terminal.send("train 1000000\r")
    try terminal.expect("%")
  }

  @Test func interruptStopsACommandAndThePromptComesBack() throws {
    let terminal = try person.start()
    try trainWithProgressBar(terminal)
    terminal.send("\u{3}")
    try terminal.expect(Person.prompt)
    try terminal.enter("set report 42", expecting: "report is now")
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func theProgressBarLeavesNoTrace() throws {
    let terminal = try person.start()
    try trainWithProgressBar(terminal)
    terminal.send("\u{3}")
    #expect(try terminal.expect(Person.prompt).contains("\r\u{1b}[K"))
  }

  @Test func anErrorAtThePromptIsNotTheEnd() throws {
    let terminal = try person.start()
    try terminal.enter("nonsense-", expecting: "")
    try terminal.enter("set report 1", expecting: "report is now")
    terminal.send("\u{4}")
    #expect(try terminal.end() == .exit(0))
  }

  @Test func aFailedStartupCommandStillOpensThePrompt() throws {
    let terminal = try person.launch(["-q", "-ex", "nonsense-", "-ex", "set report 1"])
    try terminal.expect("-ex 1: ")
    try terminal.expect("report is now")
    try terminal.expect(Person.prompt)
  }

  @Test func longResultsGoThroughThePager() throws {
    let terminal = try person.start(environment: ["PAGER": "sed 's/^/paged: /'"], rows: 10)
    try terminal.enter("help", expecting: "paged: ")
    #expect(terminal.isRaw)
    try terminal.enter("set report 1", expecting: "report is now")
  }

  @Test func interruptInThePagerIsThePagersBusiness() throws {
    let pager = "trap 'echo pager interrupted; exit' INT; echo pager ready; while :; do sleep 0.05; done"
    let terminal = try person.start(environment: ["PAGER": pager], rows: 10)
    terminal.send("help\r")
    try terminal.expect("pager ready")
    terminal.send("\u{3}")
    try terminal.expect("pager interrupted")
    try terminal.expect(Person.prompt)
    try terminal.enter("set report 1", expecting: "report is now")
  }

  /// All numbers of X are hundreds of thousands; nobody waits for them to be made who has seen enough.
  @Test func allOfALargeMatrixEndsWithItsPager() throws {
    let terminal = try person.start(environment: ["PAGER": "head -3"], rows: 10)
    terminal.send("show X --all\r")
    try terminal.expect("pixels by samples")
    try terminal.expect(Person.prompt)
    try terminal.enter("set report 1", expecting: "report is now")
  }

  @Test func ctrlCEndsAllOfALargeMatrix() throws {
    let terminal = try person.start()
    try terminal.enter("set pager off", expecting: "pager is now")
    terminal.send("show X --all\r")
    try terminal.expect("pixels by samples")
    terminal.send("\u{3}")
    try terminal.expect("show was interrupted; nothing has changed")
    try terminal.expect(Person.prompt)
    try terminal.enter("set report 1", expecting: "report is now")
  }

  @Test func aPagerThatStopsReadingOrIsMissingIsHarmless() throws {
    for pager in ["true", "exec </dev/null; true", "no-such-pager"] {
      let terminal = try person.start(environment: ["PAGER": pager], rows: 10)
      terminal.send("help\r")
      try terminal.expect(Person.prompt)
      try terminal.enter("set report 1", expecting: "report is now")
    }
  }
}
