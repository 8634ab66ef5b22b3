import ConsoleSupport
import Debugging
import Rendering
import Testing

@testable import Commands

/// Lines: several commands, comments, repeats, and how they end.
struct InterpreterTests {
  @Test func semicolonsSeparateAndTheFirstFailureEndsTheLine() throws {
    var console = try Console.small()
    let outcome = console.type("step; step ;; bogus; step")
    #expect(outcome.status == .wrong)
    #expect(console.session.position.operation == 2)
    #expect(outcome.output.plain.contains("A1 = relu(Z1)"), "what was done before is shown")
    #expect(outcome.error?.plain == "there is no command \"bogus\"; help lists the commands.")
  }

  @Test(arguments: ["", "   ", "\t", "# step", "  # a comment; step", ";", " ; ; # x", "#"])
  func linesWithoutACommandDoNothing(line: String) throws {
    var console = try Console.small()
    let outcome = console.type(line)
    #expect(outcome.status == .fine)
    #expect(outcome.output.isEmpty && outcome.error == nil)
    #expect(console.session.position.operation == 0)
  }

  @Test func aCommentEndsALine() throws {
    var console = try Console.small()
    try console.output(of: "step # step; step")
    #expect(console.session.position.operation == 1)
    #expect(console.type("step#step").status == .wrong, "a number sign within a word is a part of it")
  }

  @Test(arguments: ["step", "next", "finish", "list", "s", "step 2", "n 1"])
  func aBlankLineRepeatsAtThePrompt(line: String) throws {
    var (typed, repeated) = (try Console.small(), try Console.small())
    for _ in 0..<3 { try typed.output(of: line) }
    try repeated.output(of: line)
    try repeated.output(of: "")
    try repeated.output(of: "  ")
    #expect(repeated.session.position == typed.session.position)
    #expect(repeated.session.parameters == typed.session.parameters)
  }

  @Test(arguments: CommandTable.standard.all.filter { !$0.repeats }.map(\.name))
  func otherCommandsAreNotRepeated(name: String) throws {
    var console = try Console.small()
    try console.output(of: "step")
    let words = [
      "until": "L", "show": "W1", "info": "data", "sample": "1", "predict": "1", "network": "16-10",
    ]
    if name == "load" || name == "import" || name == "compare" || name == "source" || name == "export" {
      _ = console.type("\(name) nowhere")
    } else {
      _ = console.type("\(name) \(words[name] ?? (name == "apropos" ? "step" : ""))")
    }
    let position = console.session.position
    let outcome = console.type("")
    #expect(outcome.output.isEmpty && outcome.error == nil && outcome.status == .fine)
    #expect(console.session.position == position)
  }

  @Test func theLastCommandOfALineDecidesWhatIsRepeated() throws {
    var console = try Console.small()
    try console.output(of: "step; where")
    let outcome = console.type("")
    #expect(outcome.output.isEmpty, "where is no command that repeats")
    try console.output(of: "where; step")
    try console.output(of: "")
    #expect(console.session.position.operation == 3)
  }

  @Test func aScriptNeitherRepeatsNorIsRepeated() throws {
    var console = try Console.small()
    let script = Interpreter.Origin.script(name: "a", line: 1)
    _ = console.interpreter.run("step", from: script)
    _ = console.interpreter.run("", from: script)
    #expect(console.session.position.operation == 1)
    _ = console.type("")
    #expect(console.session.position.operation == 1)
  }

  @Test func aFailureIsNotRepeated() throws {
    var console = try Console.small()
    try console.output(of: "step")
    try console.refusal(of: "step 0")
    let outcome = console.type("")
    #expect(outcome.output.isEmpty && outcome.error == nil)
  }

  @Test func quittingEndsTheLine() throws {
    var console = try Console.small()
    let outcome = console.type("step; quit; step")
    #expect(outcome.quits)
    #expect(outcome.status == .fine)
    #expect(console.session.position.operation == 1)
  }

  @Test func statusesAreThoseOfTheDesign() {
    typealias Status = Interpreter.Outcome.Status
    #expect(Status.fine.rawValue == 0)
    #expect(Status.checkFailed.rawValue == 1)
    #expect(Status.wrong.rawValue == 2)
    #expect(Status.inconclusive.rawValue == 3)
    #expect(Status.interrupted.rawValue == 130)
  }

  @Test func theRightPromptTellsIterationOperationAndLoss() throws {
    var console = try Console.small()
    #expect(console.interpreter.status.plain == "iteration 0 next Z1")
    try console.output(of: "set alpha 0; forward; grad")
    let loss = NumberText.scalar(try #require(console.session.lastLoss))
    #expect(console.interpreter.status.plain == "iteration 0 next update loss \(loss)")
    try console.output(of: "step")
    #expect(console.interpreter.status.plain == "iteration 1 next Z1 loss \(loss)")
  }

  @Test func theBuiltInDigitsAreThereAtTheStart() throws {
    let interpreter = Interpreter(host: RecordingHost())
    #expect(interpreter.session.data.name == "built-in digits")
    #expect("\(interpreter.session.architecture)" == "784-10-10")
    #expect(interpreter.session.data.trainCount == 5_000)
    #expect(interpreter.session.data.devCount == 1_000)
  }
}
