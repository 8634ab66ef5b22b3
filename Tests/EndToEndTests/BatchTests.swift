import Foundation
import TestSupport
import Testing

/// The program on pipes and files: order, statuses, and where errors come from.
struct BatchTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func versionAndHelpAreNoErrors() throws {
    let version = try BuiltProgram("gradb").run(["--version"])
    #expect(version.output == "0.1.0\n")
    #expect(version.status == 0)
    let help = try BuiltProgram("gradb").run(["--help"])
    #expect(help.output.contains("-ex <command>"))
    #expect(help.errors.isEmpty)
    #expect(help.status == 0)
  }

  @Test(arguments: [
    ["--nonsense"], ["--layers", "784-x"], ["--layers", "784"], ["--output", "tanh"],
    ["--layers", "784-10", "--loss", "hinge"],
    ["--layers", "784-10", "--output", "tanh", "--loss", "cross-entropy"],
    ["--seed", "-1"], ["--color", "red"], ["-x"],
  ])
  func aWrongCommandLineIsStatus2(arguments: [String]) throws {
    let result = try BuiltProgram("gradb").run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: ") || result.errors.hasPrefix("--layers: "))
  }

  @Test func aPipeIsAScriptWithoutPrompts() throws {
    let result = try BuiltProgram("gradb").run(input: "set report 1\nset report 2")
    #expect(result.status == 0)
    #expect(result.output == "report is now 1\nreport is now 2\n")
    #expect(result.errors.isEmpty)
  }

  @Test func aPipeStopsAtTheFirstFailure() throws {
    let result = try BuiltProgram("gradb").run(input: "set report 1\r\n\nnonsense-\nset report 2\n")
    #expect(result.status == 2)
    #expect(result.output == "report is now 1\n")
    #expect(result.errors.hasPrefix("stdin:3: "))
  }

  @Test func aCheckThatDoesNotPassDecidesTheStatusToo() throws {
    // Without an active neuron every gradient of the first layer is 0, and there is nothing to compare.
    let deadNeurons = (0..<10).flatMap { ["-ex", "set b1[\($0),0] = -1000"] }
    let result = try BuiltProgram("gradb").run(
      ["-batch"] + deadNeurons + ["-ex", "gradcheck b1", "-ex", "set report 1"])
    #expect(result.status == 3)
    #expect(!result.output.contains("report is now"))
  }

  @Test func commandsAndFilesRunInTheOrderGiven() throws {
    let file = try folder.write("set report 2\n", to: "two words.gradb")
    let result = try BuiltProgram("gradb").run(
      ["-ex", "set report 1", "-x", file, "-ex", "set report 3", "-batch"], input: "set report 4\n")
    #expect(result.output == "report is now 1\nreport is now 2\nreport is now 3\n")
    #expect(result.status == 0)
  }

  @Test func theScriptRunsLastAndIsTheEnd() throws {
    let script = try folder.write("set report 2\n", to: "script.gradb")
    let result = try BuiltProgram("gradb").run([script, "-ex", "set report 1"], input: "set report 3\n")
    #expect(result.output == "report is now 1\nreport is now 2\n")
  }

  @Test func errorsSayWhereTheyComeFrom() throws {
    let script = try folder.write("\nset report 1\nnonsense-\n", to: "script.gradb")
    let inScript = try BuiltProgram("gradb").run([script])
    #expect(inScript.errors.hasPrefix("\(script):3: "))
    #expect(inScript.status == 2)
    let inCommand = try BuiltProgram("gradb").run(["-batch", "-ex", "set report 1", "-ex", "nonsense-"])
    #expect(inCommand.errors.hasPrefix("-ex 2: "))
    #expect(inCommand.status == 2)
  }

  @Test func aMissingScriptIsNamed() throws {
    let result = try BuiltProgram("gradb").run([folder.path("missing")])
    #expect(result.status == 2)
    #expect(result.errors == "Cannot read \(folder.path("missing")): No such file or directory.\n")
  }

  @Test func theInitFileRunsUnlessRefused() throws {
    let home = try TemporaryFolder()
    let setup = "mkdir -p $HOME/.config/gradb; echo 'set report 5' > $HOME/.config/gradb/init; "
    let result = try BuiltProgram(
      shell: setup + "$GRADB -batch -ex 'set report'; $GRADB -batch -nx -ex 'set report'; $GRADB -batch"
    )
    .run(
      home: home)
    // What it sets is set without a word.
    let values = result.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(values == ["report is 5", "report is 50"])
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let lines = String(repeating: "set report 1\n", count: 2000)
    let result = try BuiltProgram(shell: "{ $GRADB; echo status $? >&2; } | head -1").run(input: lines)
    #expect(result.output == "report is now 1\n")
    #expect(result.errors == "status 0\n")
  }

  #if os(Linux)
    @Test func aFullDiskIsAnError() throws {
      let result = try BuiltProgram(shell: "$GRADB -batch -ex 'set report 1' > /dev/full").run()
      #expect(result.status == 2)
      #expect(result.errors == "Cannot write the output: No space left on device.\n")
    }
  #endif

  @Test func bytesThatAreNoTextAreNoCrash() throws {
    var bytes = (0...255).map { UInt8($0) }
    bytes += Array(repeating: 0xff, count: 5000)
    #expect(try BuiltProgram("gradb").run(input: bytes).status == 2)
  }

  @Test func longLinesComeThrough() throws {
    let sum = "1" + String(repeating: " + 1", count: 1500)
    let result = try BuiltProgram("gradb").run(input: "set report 1 # \(sum)\n")
    #expect(result.output.hasPrefix("report is now 1"))
  }

  /// Who reads the first lines of a large matrix has what it wanted, and gradb makes no more of them.
  @Test func allOfALargeMatrixEndsWithItsReader() throws {
    let line = "{ $GRADB -batch -ex 'show X --all'; echo status $? >&2; } | head -1"
    let result = try BuiltProgram(shell: line).run(input: "")
    #expect(result.output.hasPrefix("X   784×"))
    #expect(result.errors == "status 0\n")
  }

  @Test func interruptEndsABatch() throws {
    let terminal = try Person().launch(["-batch", "-ex", "train 1000000", "-ex", "set report 1"])
    #expect(terminal.isRaw == false)
    terminal.send("\u{3}")
    var seen = try? terminal.end(seconds: 0.2)
    // The first may have come before the program was ready for it, and then ended it.
    while seen == nil {
      terminal.send("\u{3}")
      seen = try? terminal.end(seconds: 0.5)
    }
    #expect(seen == .exit(130) || seen == .signal(SIGINT))
    #expect(!terminal.unread.contains("report is now"))
  }

  @Test func interruptEndsTheWaitForAPipe() throws {
    let person = try Person()
    // The shell outlives Ctrl-C to tell the status; the others get it as usual.
    let line =
      "trap : INT; { echo set report 1; sleep 20; } | \(try BuiltProgram.path(of: "gradb")); echo status $?"
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", line], environment: BuiltProgram.environment(home: person.home.url.path))
    try terminal.expect("report is now")
    terminal.send("\u{3}")
    try terminal.expect("status 130")
  }
}
