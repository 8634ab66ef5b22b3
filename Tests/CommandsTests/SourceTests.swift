import ConsoleSupport
import Debugging
import TestSupport
import Testing

@testable import Commands

/// Files of commands.
struct SourceTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["\n", "\r\n"])
  func linesRunInOrderAsIfTyped(newline: String) throws {
    var (console, typed) = (try Console.small(), try Console.small())
    let lines = ["# a comment", "set alpha 0.3; set report 2", "", "train 3", "  where  # here", "accuracy"]
    let file = try folder.write(lines.joined(separator: newline), to: "a.gradb")
    let shown = try console.output(of: "source \(file)")
    let expected = try lines.map { try typed.output(of: $0) }.joined()
    #expect(shown == expected)
    #expect(console.session.parameters == typed.session.parameters)
  }

  @Test func whatRanBeforeInTheLineIsShownFirst() throws {
    var console = try Console.small()
    let file = try folder.write("where", to: "a.gradb")
    let text = try console.output(of: "set alpha 0.3; source \(file); set alpha 0.4")
    #expect(text.hasPrefix("alpha is now 0.3\niteration 0, next Z1\n"))
    #expect(text.hasSuffix("alpha is now 0.4\n"))
    let trained = try console.output(of: "set report 1; train 1; set report 2")
    let lines = trained.split(separator: "\n").map { $0.prefix(9) }
    #expect(lines == ["report is", "iteration", "report is"])
  }

  @Test func theFirstFailureEndsItWithFileAndLine() throws {
    var console = try Console.small()
    let file = try folder.write("step\n\nbogus\nstep\n", to: "a.gradb")
    let outcome = console.type("where; source \(file)")
    #expect(outcome.status == .wrong)
    #expect(
      outcome.error?.plain == "\(file):3: there is no command \"bogus\"; help lists the commands.")
    #expect(console.session.position.operation == 1)
    #expect(console.host.shownText.hasPrefix("iteration 0, next Z1\n"))
    #expect(outcome.output.isEmpty, "nothing is shown twice")
  }

  @Test func filesSourceFilesAndTheInnermostLineIsNamed() throws {
    var console = try Console.small()
    let inner = try folder.write("step\nstep 0\n", to: "inner")
    let outer = try folder.write("step\nsource \(inner)\nstep\n", to: "outer")
    let outcome = console.type("source \(outer)")
    #expect(
      outcome.error?.plain
        == "\(inner):2: \"0\" is no number for step; expected a whole number of at least 1.")
    #expect(console.session.position.operation == 2)
    // After the failure, the nesting is forgotten.
    for _ in 0..<20 { _ = console.type("source \(outer)") }
    #expect(console.interpreter.sources.isEmpty)
  }

  @Test func aFileThatSourcesItselfEnds() throws {
    var console = try Console.small()
    let file = folder.path("loop")
    _ = try folder.write("step\nsource \(file)\n", to: "loop")
    let outcome = console.type("source \(file)")
    #expect(outcome.status == .wrong)
    #expect(console.session.position.iteration == 1, "16 times, and one iteration has 13 operations")
    let sentence = try #require(outcome.error?.plain)
    #expect(
      sentence
        == "\(file):2: \(file) is not read, because files that source files go more than 16 deep here.")
  }

  @Test func statusesComeThrough() throws {
    var console = try Console.small()
    let file = try folder.write("train 1000\nstep\n", to: "a")
    console.host.interruptedFromPoll = 3
    let outcome = console.type("source \(file)")
    #expect(outcome.status == .interrupted)
    #expect(console.session.position == Position(iteration: 3, operation: 0))
    console.host.forget()
    let quitting = try folder.write("step\nquit\nstep\n", to: "b")
    let left = console.type("source \(quitting); step")
    #expect(left.quits && left.status == .fine)
    #expect(console.session.position == Position(iteration: 3, operation: 1))
  }

  @Test func ctrlCEndsAFileBetweenItsLines() throws {
    var console = try Console.small()
    let file = try folder.write(String(repeating: "where\n", count: 1_000), to: "a")
    console.host.interruptedFromPoll = 5
    let outcome = console.type("source \(file)")
    #expect(outcome.status == .interrupted)
    #expect(outcome.error?.plain == "\(file) was interrupted after line 5.")
  }

  @Test func aByteOrderMarkAndAnythingElseAreNoTrap() throws {
    var console = try Console.small()
    try console.output(of: "source \(try folder.write([0xEF, 0xBB, 0xBF] + Array("step\n".utf8), to: "bom"))")
    #expect(console.session.position.operation == 1)
    try console.output(of: "source \(try folder.write("", to: "empty"))")
    for bytes in [Array(0...255), Array(repeating: UInt8(0xff), count: 3_000)] {
      let outcome = console.type("source \(try folder.write(bytes.map { UInt8($0) }, to: "bytes"))")
      #expect(outcome.status == .wrong)
    }
    for line in ["source", "source \(folder.path("missing"))", "source \(folder.url.path)", "source a b"] {
      try console.refusal(of: line)
    }
  }

  /// Whoever gives a file of data as a script should not see it taken for commands.
  @Test(arguments: [
    ("train.csv", "load train.csv reads it"), ("my/train-labels-idx1-ubyte.gz", "gradb --data"),
    ("x.TSV", "load x.TSV"), ("adult.data", "load"), ("iris.arff.gz", "load"), ("digits.zip", "load"),
    ("work.npz", "restore"), ("W1.NPY", "import takes parameters"),
  ])
  func aFileOfDataIsNoScript(path: String, words: String) throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "source \(path)").contains(words))
    #expect(ScriptName.refusal(of: "train.csv.gradb") == nil)
  }
}
