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

  @Test func everyOperationCommandAndBugIsOnItsPage() {
    for heading in ["## Pre-activation", "## Loss", "## Update"] {
      #expect(MathematicsPage.text.contains(heading))
    }
    for command in Command.all { #expect(CommandsPage.text.contains("### \(command.name)\n")) }
    for bug in PlantedBug.all { #expect(BugsPage.text.contains("## \(bug.name)\n")) }
  }
}
