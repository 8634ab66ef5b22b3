import Foundation
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
    #expect(try written().contains("\ntrain 100\n# "))
  }
}
