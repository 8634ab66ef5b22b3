import ConsoleSupport
import Debugging
import Foundation
import Rendering
import TestSupport
import Testing

@testable import Commands

/// `transcript`: a record that can be read, and run again.
struct TranscriptFileTests {
  private let folder: TemporaryFolder
  private var file: String { folder.path("today.gradb") }

  init() throws { folder = try TemporaryFolder() }

  private func written() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  @Test func commandsAreWrittenAsTypedAndResultsAsComments() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    try console.output(of: "print 1 + 1; where")
    _ = console.type("nonsense")
    let text = try written()
    #expect(text.hasPrefix("# transcript of gradb\nprint 1 + 1; where\n# $1 = 2\n# "), "\(text)")
    #expect(text.contains("\nnonsense\n# there is no command \"nonsense\""), "\(text)")
    let lines = text.split(separator: "\n")
    #expect(lines.filter { !$0.hasPrefix("#") } == ["print 1 + 1; where", "nonsense"])
    #expect(try console.output(of: "transcript").contains("goes to \(file)"))
    try console.output(of: "transcript off")
    try console.output(of: "step")
    let after = try written()
    #expect(!after.contains("step") && !after.contains("transcript off"))
  }

  @Test func aDigitOfAColorTerminalKeepsItsShape() throws {
    var console = try Console.digits(display: Display(colors: .trueColor))
    try console.output(of: "transcript \(file)")
    try console.output(of: "sample 3")
    let picture = try written().split(separator: "\n").filter { $0.contains { "▀▄█".contains($0) } }
    #expect(Set(picture.joined()).isSuperset(of: "▀▄█ "), "\(picture)")
  }

  @Test func whatABlankLineRepeatsIsWritten() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    try console.output(of: "step")
    try console.output(of: "")
    #expect(try written().split(separator: "\n").filter { $0 == "step" }.count == 2)
  }

  @Test func runningItAgainDoesTheSame() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    for line in [
      "set alpha 0.3", "train 5", "break dW1", "commands", "print iteration", "end", "continue", "# no",
      "step 2",
    ] {
      _ = console.type(line)
    }
    try console.output(of: "transcript off")
    var again = try Console.small()
    try again.output(of: "source \(file)")
    #expect(again.session.position == console.session.position)
    #expect(again.session.parameters == console.session.parameters)
  }

  /// Sources the transcript in another console, which must come to where this one is.
  private func expectTheSame(_ console: inout Console, _ comment: Comment) throws {
    try console.output(of: "transcript off")
    var again = try Console.small()
    try again.output(of: "source \(file)")
    #expect(again.session.position == console.session.position, comment)
    #expect(again.session.parameters == console.session.parameters, comment)
    #expect(Array(again.session.losses) == Array(console.session.losses), comment)
    #expect(!again.interpreter.quits, comment)
  }

  @Test func whatFailedEndsNeitherTheRecordNorItsRepetition() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    for line in [
      "train 2", "nonsense", "step; nonsense; step", "print 1 +", "bug plant db-sum; accuse dW1", "quit",
      "set b1[0] = 0.5; train 2; quit", "train 1", "nonsense\r\ntrain 7", "nonsense\u{2028}train 7",
    ] {
      _ = console.type(line)
      console.interpreter.quits = false
    }
    #expect(console.session.position == Position(iteration: 5, operation: 0))
    try expectTheSame(&console, "\(try written())")
  }

  /// Ctrl-C in each of these, which had printed something or not; the second had its line changed in the file.
  @Test(arguments: [
    ("train 100", 3, "train 3"), ("set report 1; train 100", 3, "set report 1; train 3"),
    ("train 2; step 40", 9, "train 2; step 7"), ("train 1; plot accuracy", 2, "train 1"),
    ("plot accuracy", 1, ""),
  ])
  func whatCtrlCEndedIsRepeatedAsFarAsItCame(line: String, poll: Int, equivalent: String) throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    try console.output(of: "train 1; step")
    console.host.forget()
    console.host.interruptedFromPoll = poll
    #expect(console.type(line).status == .interrupted)
    console.host.forget()
    try console.output(of: "set b1[0] = 0.5; train 2")
    let text = try written()
    #expect(text.contains("\n\(equivalent)") && text.contains("# \(line) (interrupted)\n"), "\(text)")
    // Nothing of what was printed is lost.
    #expect(text.contains("train 1; step\n# ") && text.contains("b1[0,0]: "), "\(text)")
    try expectTheSame(&console, "\(text)")
  }

  @Test func nothingThatIsPrintedCommandsATerminalOrEndsTheComment() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    _ = console.type("load \"no\u{1b}[31m\r\nquit\"")
    let text = try written()
    #expect(!text.contains("\u{1b}") && !text.unicodeScalars.contains("\r"), "\(text)")
    #expect(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.count == 1, "\(text)")
  }

  @Test func itGoesOnWhereItEndedAndSparesOtherFiles() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file)")
    try console.output(of: "step")
    try console.output(of: "transcript off")
    #expect(try console.output(of: "transcript \(file)").contains("goes on"))
    try console.output(of: "finish")
    let all = try written()
    #expect(all.contains("\nstep\n") && all.contains("\nfinish\n"))
    let other = try folder.write("label\n", to: "train.csv")
    #expect(try console.refusal(of: "transcript \(other)").contains("exists and is no transcript"))
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "label\n")
    try console.refusal(of: "transcript \(folder.path("no/such/folder"))")
    #expect(try console.output(of: "transcript").contains(file))
  }

  @Test func whatIsShownBeforeACommandEndsIsWrittenAtOnce() throws {
    var console = try Console.small()
    try console.output(of: "transcript \(file); set report 1")
    console.host.interruptedFromPoll = 3
    #expect(console.type("train 100").status == .interrupted)
    #expect(try written().contains("\ntrain 3  # train 100 (interrupted)\n# "))
  }
}
