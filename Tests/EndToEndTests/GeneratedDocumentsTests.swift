import Commands
import Foundation
import Networks
import TestSupport
import Testing

/// Pages that are made from tables in the source, and must not go stale.
struct GeneratedDocumentsTests {
  @Test(arguments: [
    ("commands.md", CommandsPage.text), ("mathematics.md", MathematicsPage.text), ("bugs.md", BugsPage.text),
  ])
  func pageIsUpToDate(name: String, text: String) throws {
    let file = Repository.root.appendingPathComponent("docs/\(name)")
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let written = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    let isCurrent = written == text
    #expect(
      isCurrent,
      "docs/\(name) is stale: run GRADB_UPDATE_DOCS=1 swift test --filter GeneratedDocumentsTests")
  }

  /// The line stands in the page that shows the picture.
  @Test func theDrawingOfTheLossIsWhatItsCommandsDraw() throws {
    let root = Repository.root.appendingPathComponent("docs")
    let page = try String(contentsOf: root.appendingPathComponent("looking.md"), encoding: .utf8)
    let line = try #require(page.firstMatch(of: /`(set batch .*; plot loss --svg )docs\/images\/loss.svg`/))
      .output.1
    let folder = try TemporaryFolder()
    let result = try BuiltProgram("gradb").run(input: "\(line)\(folder.path("loss.svg"))\n", seconds: 120)
    #expect(result.status == 0, "\(result.errors)")
    let drawn = try Data(contentsOf: URL(fileURLWithPath: folder.path("loss.svg")))
    let file = root.appendingPathComponent("images/loss.svg")
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil { try drawn.write(to: file) }
    let isCurrent = try Data(contentsOf: file) == drawn
    #expect(
      isCurrent,
      "docs/images/loss.svg is stale: run GRADB_UPDATE_DOCS=1 swift test --filter GeneratedDocumentsTests")
  }

  @Test func everyOperationCommandAndBugIsOnItsPage() {
    for heading in ["## Pre-activation", "## Loss", "## Update"] {
      #expect(MathematicsPage.text.contains(heading))
    }
    for command in Command.all { #expect(CommandsPage.text.contains("### \(command.name)\n")) }
    for bug in PlantedBug.all { #expect(BugsPage.text.contains("## \(bug.name)\n")) }
  }
}
