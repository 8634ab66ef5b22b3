import TestSupport
import Testing

/// The debugger's commonest flows, typed at a terminal.
struct DebuggingFlowTests {
  let person: Person

  init() throws {
    person = try Person()
  }

  @Test func aBreakpointWithCommandsRunsThemAndGoesOn() throws {
    let terminal = try person.start()
    try terminal.enter("set batch 16", expecting: "batch is now 16")
    try terminal.enter("break update if iteration == 2", expecting: "breakpoint 1: update if iteration == 2")
    terminal.send("commands\r")
    try terminal.expect("> ")
    terminal.send("print iteration\r")
    try terminal.expect("> ")
    terminal.send("end\r")
    try terminal.expect(Person.prompt)
    terminal.send("continue\r")
    try terminal.expect("breakpoint 1, update, in iteration 2")
    try terminal.expect("$1 = 2")
    try terminal.expect(Person.prompt)
  }

  @Test func aBlankLineStepsBackAgain() throws {
    let terminal = try person.start()
    try terminal.enter("set batch 16; train 3", expecting: "iteration    3")
    try terminal.enter("reverse-step", expecting: "iteration 2, next: update")
    try terminal.enter("", expecting: "iteration 2, next: db1")
    try terminal.enter("goto 1:dZ2", expecting: "iteration 1, next: dZ2 = A2 - Y")
    try terminal.enter("when", expecting: "known from iteration 0 to iteration 3")
  }

  @Test func interruptedTrainingStaysWhereItStopped() throws {
    let terminal = try person.start()
    terminal.send("set batch 16; watch W1[0,0] > 1e9; train 1000000\r")
    try terminal.expect("%")
    terminal.send("\u{3}")
    try terminal.expect("stopped after iteration")
    try terminal.expect(Person.prompt)
    try terminal.enter("goto 3", expecting: "iteration 3, next: Z1")
    try terminal.enter("print iteration", expecting: "$1 = 3")
  }

  @Test func aWrongExpressionIsMarked() throws {
    let terminal = try person.start()
    terminal.send("print W1 @ b1\r")
    try terminal.expect("the inner sizes 784 and 10 differ")
    try terminal.expect("^~~~~~~")
    try terminal.expect(Person.prompt)
  }
}
