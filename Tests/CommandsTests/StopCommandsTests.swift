import ConsoleSupport
import Debugging
import Testing

@testable import Commands

/// Breakpoints, watchpoints, displays and their commands, as a person types them.
struct StopCommandsTests {
  @Test func everyRunningCommandStops() throws {
    for line in [
      "step 20", "next 9", "until update", "grad", "train 3", "continue", "forward; grad", "finish; finish",
    ] {
      var console = try Console.small()
      try console.output(of: "break dW2")
      let text = try console.output(of: line) + console.host.shown.map(\.plain).joined()
      #expect(text.contains("breakpoint 1, dW2, in iteration 0\n"), "\(line): \(text)")
      #expect(console.session.nextOperation.name == "dW2", "\(line)")
    }
  }

  @Test func aStopTellsOldAndNewValue() throws {
    var console = try Console.small()
    try console.output(of: "watch b1[0,0] > 1000")
    try console.output(of: "step; set b1[0,0] = 2000; continue")
    let text = try console.output(of: "start; watch iteration == 2; continue")
    #expect(text.contains("  old value = False\n  new value = True\n"))
    #expect(console.session.position == Position(iteration: 2, operation: 0))
  }

  @Test func theTableShowsWhatThereIs() throws {
    var console = try Console.small()
    #expect(try console.output(of: "info break").contains("break, watch and catch make them"))
    try console.output(
      of: "break dW1 if iteration > 2; tbreak update; watch W1[0,0]; catch nan; disable 3; ignore 1 4")
    let lines = try console.output(of: "info break").split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].contains("dW1 if iteration > 2, passed over 4 more times"))
    #expect(lines[2].contains("update, once"))
    #expect(lines[3].contains("watchpoint") && lines[3].contains(" no "))
    #expect(lines[4].contains("nan"))
    try console.output(of: "delete 1 4; condition 2 m == 1; enable")
    #expect(try console.output(of: "info break").contains("update if m == 1, once"))
    try console.output(of: "delete")
    #expect(try console.output(of: "info break").contains("no breakpoint"))
  }

  @Test func commandsOfAStopAreRunWhenItStops() throws {
    var console = try Console.small()
    try console.output(of: "break update; commands")
    #expect(console.interpreter.prompt.plain == "> ")
    for line in ["p iteration", "", "show b2[0,0]; continue", "end"] { try console.output(of: line) }
    #expect(console.interpreter.prompt.plain == "(gradb) ")
    let text = try console.output(of: "set iterations 3; continue") + console.host.shown.map(\.plain).joined()
    #expect(text.contains("$1 = 0\n") && text.contains("$3 = 2\n") && !text.contains("$4"))
    #expect(console.session.position == Position(iteration: 3, operation: 0))
    #expect(try console.output(of: "info break").contains("  show b2[0,0]; continue\n"))
    try console.output(of: "commands 1")
    try console.output(of: "end")
    #expect(try !console.output(of: "info break").contains("show"))
  }

  @Test func aDisplayIsShownWhenItChanged() throws {
    var console = try Console.small()
    #expect(try console.output(of: "display iteration").hasPrefix("1: iteration = 0\n"))
    #expect(try !console.output(of: "step").contains("iteration ="))
    #expect(try console.output(of: "step 12").contains("1: iteration = 1\n"))
    #expect(try console.output(of: "reverse-step").contains("1: iteration = 0\n"))
    #expect(try console.output(of: "display") == "1: iteration = 0\n")
    #expect(try console.output(of: "info display") == "1: iteration\n")
    try console.output(of: "undisplay 1")
    #expect(try console.output(of: "info display").contains("nothing is displayed"))
  }

  /// As in gdb: the place is where the session stands, and it stops there when it comes again.
  @Test(arguments: [("b", 1, false), ("break if iteration == 2", 2, false), ("tbreak", 1, true)])
  func withoutAPlaceItIsTheNextOperation(line: String, iteration: Int, isOnce: Bool) throws {
    var console = try Console.small()
    try console.output(of: "forward")
    let text = try console.output(of: line)
    #expect(text.hasPrefix("breakpoint 1: dZ2") && text.hasSuffix(", which runs next\n"))
    try console.output(of: "continue")
    #expect(console.session.position == Position(iteration: iteration, operation: 5))
    #expect(console.session.stops.points.isEmpty == isOnce)
  }

  @Test func aNameOfOnesOwnCannotBeWatchedAndAMatrixCan() throws {
    var console = try Console.small()
    try console.output(of: "mine = W1 @ X; p 1")
    for line in ["watch mine", "watch mine[0,0] > $", "watch $1", "watch _ > l2"] {
      #expect(try console.refusal(of: line).contains("which never changes while training runs"), "\(line)")
    }
    for line in [
      "watch W1[0,0] > $", "watch mine[0,0] > b1[0,0]", "watch alpha", "watch m", "watch iteration",
    ] {
      #expect(try console.output(of: line).hasPrefix("watchpoint"), "\(line)")
    }
  }

  @Test func displayAloneShowsWhatThereIs() throws {
    var console = try Console.small()
    #expect(try console.output(of: "display").contains("nothing is displayed"))
    try console.output(of: "display dW1; display/x alpha")
    #expect(
      try console.output(of: "display") == "1: dW1 has no value now\n2: /x alpha = 0x3fb999999999999a\n")
    #expect(try console.output(of: "info display") == "1: dW1\n2: /x alpha\n")
    #expect(try console.output(of: "set alpha 0.5; step").hasSuffix("2: /x alpha = 0x3fe0000000000000\n"))
  }

  @Test func mistakesAreToldOfAndAddNothing() throws {
    var console = try Console.small()
    for (line, words) in [
      ("break dW9", "no operation dW9"),
      ("break iteration x", "\"x\" is no number"),
      ("break dW1 if nonsense > 1", "nonsense"), ("watch", "needs an expression"), ("watch w1", "W1"),
      ("watch W1[99]", "99"), ("catch cold", "nan, dead, vanish or explode"), ("delete 7", "no breakpoint"),
      ("condition", "no breakpoint"), ("commands", "no breakpoint"), ("undisplay 3", "no display 3"),
      ("watch 1+1", "cannot watch 1+1, which never changes"), ("watch [l2, momentum] > 0", "never changes"),
      ("reverse-continue", "this is the start"),
    ] {
      let sentence = try console.refusal(of: line)
      #expect(sentence.contains(words), "\(line): \(sentence)")
    }
    #expect(console.session.stops.points.isEmpty)
  }

  @Test func reverseStepsStopOnTheWayBack() throws {
    for line in ["reverse-step 30", "reverse-next 30", "reverse-finish; reverse-finish"] {
      var console = try Console.small()
      try console.output(of: "train 5; break dW2")
      let text = try console.output(of: line)
      #expect(text.contains("breakpoint 1, dW2, in iteration 4\n"), "\(line): \(text)")
      #expect(console.session.position == Position(iteration: 4, operation: 6), "\(line)")
    }
  }

  @Test func reverseContinueFindsTheLastChange() throws {
    var console = try Console.small()
    try console.output(of: "train 9; break iteration 4; watch iteration // 3")
    #expect(try console.output(of: "rc").contains("watchpoint 2"))
    #expect(console.session.position.iteration == 6)
    #expect(try console.output(of: "rc").contains("breakpoint 1"))
    #expect(console.session.position.iteration == 4)
    try console.output(of: "rc")
    #expect(console.session.position.iteration == 3)
    #expect(try console.output(of: "rc").contains("nothing stops before"))
    #expect(console.session.position.iteration == 0)
  }
}
