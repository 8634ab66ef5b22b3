import ConsoleSupport
import Debugging
import TestSupport
import Testing

@testable import Commands

/// The commands of a stop, while they are typed and when they run.
struct StopCommandListTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func console(_ lines: [String]) throws -> Console {
    var console = try Console.small()
    try console.output(of: "break update; commands")
    for line in lines { try console.output(of: line) }
    return console
  }

  private func commands(_ console: Console) -> [String]? { console.session.stops[1]?.commands }

  @Test(arguments: [
    ("bogus", "no command \"bogus\""), ("shwo W1", "did you mean show"), ("p L; bogus; step", "bogus"),
    ("step --many", "takes no options"), ("W1 +* X", "expected"),
    ("for i in range(3):", "no Python statements"),
    ("st", "could be"), ("frame 1", "where shows the position"), ("silent", "behind commands"),
  ])
  func aLineThatCanNeverRunIsRefusedAndTheListGoesOn(line: String, words: String) throws {
    var console = try console(["p L"])
    let sentence = try console.refusal(of: line)
    #expect(sentence.contains(words), "\(sentence)")
    #expect(console.interpreter.prompt.plain == "> ")
    for line in ["A2.max()", "later = 3", "p later", "# a comment", "end # of it"] {
      try console.output(of: line)
    }
    #expect(commands(console) == ["p L", "A2.max()", "later = 3", "p later", "# a comment"])
  }

  @Test(arguments: [
    "train 3", "continue", "step 20", "next 9", "until update", "grad", "finish; finish",
  ])
  func aSilentStopTellsNothingItself(line: String) throws {
    var loud = try console(["p iteration", "end"])
    #expect(try loud.output(of: line).contains("breakpoint 1, update"))
    var silent = try console(["silent", "p iteration", "end"])
    let text = try silent.output(of: line)
    #expect(!text.contains("breakpoint"), "\(text)")
    // grad has shown every gradient, and ends as it does without a stop.
    #expect(!text.contains("next: update") || line == "grad", "\(text)")
    #expect(text.hasSuffix("$1 = 0\n"))
    #expect(silent.session.position == loud.session.position)
  }

  @Test func aSilentStopInTrainingShowsItsCommandsOnly() throws {
    var console = try console(["silent; p iteration", "continue", "end"])
    #expect(
      try console.output(of: "set iterations 3; set report 100; continue").hasPrefix(
        "iterations is now 3\nreport is now 100\n$1 = 0\n$2 = 1\n$3 = 2\niteration    3 "))
    // One that is not silent beside it is told of.
    let text = try console.output(of: "start; break update if iteration == 1; continue")
    #expect(text.contains("breakpoint 2, update") && !text.contains("breakpoint 1, update"), "\(text)")
  }

  @Test func ctrlCDropsTheListAndKeepsTheOldCommands() throws {
    var console = try console(["p L", "end"])
    try console.output(of: "commands 1")
    try console.output(of: "p iteration")
    #expect(console.interpreter.interruptInput().output.plain == "stop 1 keeps the commands that it had\n")
    #expect(console.interpreter.prompt.plain == "(gradb) ")
    #expect(commands(console) == ["p L"])
    #expect(console.interpreter.interruptInput().output.isEmpty, "nothing is left to be dropped")
  }

  @Test func ctrlDEndsTheList() throws {
    var console = try console(["p L"])
    #expect(console.interpreter.endStopCommands()?.status == .fine)
    #expect(commands(console) == ["p L"])
    #expect(console.interpreter.endStopCommands() == nil, "outside of a list, it leaves gradb")
  }

  /// Who runs the transcript comes to the same commands, however their lists ended.
  @Test func aTranscriptEndsWhatCtrlCAndCtrlDEnded() throws {
    let file = folder.path("today.gradb")
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    for line in ["break update", "commands", "p L"] { try console.output(of: line) }
    _ = console.interpreter.endStopCommands()
    for line in ["commands", "p iteration"] { try console.output(of: line) }
    _ = console.interpreter.interruptInput()
    try console.output(of: "step")
    try console.output(of: "transcript off")
    var again = try Console.small()
    try again.output(of: "source \(file)")
    #expect(commands(again) == ["p L"])
    #expect(again.session.position == console.session.position)
  }

  @Test func aFileThatDoesNotEndTheListIsAnErrorWhereItBegan() throws {
    var console = try Console.small()
    let inner = try folder.write("step\nbreak dW1\ncommands\np L\nstep\n", to: "inner.gradb")
    let outer = try folder.write("source \(inner)\nstep\n", to: "outer.gradb")
    for file in [inner, outer] {
      let outcome = console.type("source \(file)")
      #expect(outcome.status == .wrong)
      #expect(
        outcome.error?.plain.hasSuffix(
          "inner.gradb:3: the commands of stop \(file == inner ? 1 : 2) have no end; expected a line with end alone."
        )
          ?? false, "\(outcome.error?.plain ?? "")")
      #expect(console.interpreter.prompt.plain == "(gradb) ")
    }
    #expect(console.session.position.operation == 2, "what stood behind it did not run")
  }

  @Test func aFileThatFailsInTheListLeavesNoneOpen() throws {
    var console = try Console.small()
    let file = try folder.write("break dW1\ncommands\nbogus\nend\n", to: "a.gradb")
    #expect(console.type("source \(file)").error?.plain.hasPrefix("\(file):3: there is no command") ?? false)
    #expect(console.interpreter.prompt.plain == "(gradb) ")
    #expect(commands(console) == [])
  }
}
