import Base
import Commands
import Course
import Foundation
import Networks
import Rendering
import TestSupport
import Testing

/// Pages that are made from tables in the source, and must not go stale.
struct GeneratedDocumentsTests {
  private static let commandsPage = CommandsPage.text(LessonRunner.commands)

  @Test(arguments: [
    ("commands.md", commandsPage), ("mathematics.md", MathematicsPage.text), ("bugs.md", BugsPage.text),
  ])
  func pageIsUpToDate(name: String, text: String) throws {
    try expectCurrent("docs/\(name)", Data(text.utf8))
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
    try expectCurrent("docs/images/loss.svg", drawn)
  }

  /// The command stands in front of "in a terminal", in the words for those who cannot see the picture.
  @Test func theFirstPictureInREADMEIsWhatItsCommandShows() throws {
    let readme = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    let command = try #require(
      readme.firstMatch(of: /!\[(.*) in a terminal: [^\]]*\]\(docs\/images\/forward.svg\)/)
    ).output.1
    var interpreter = Interpreter(host: ScreenHost())
    let screen = TerminalScreen(
      title: "gradb in a terminal",
      interpreter.prompt + "\(command)\n" + interpreter.run(String(command), from: .prompt).output)
    try expectCurrent("docs/images/forward.svg", Data(screen.drawing.svgFile.utf8))
  }

  @Test func everyOperationCommandAndBugIsOnItsPage() {
    for heading in ["## Pre-activation", "## Loss", "## Update"] {
      #expect(MathematicsPage.text.contains(heading))
    }
    for command in LessonRunner.commands.all {
      #expect(Self.commandsPage.contains("### \(command.name)\n"))
    }
    for bug in PlantedBug.all { #expect(BugsPage.text.contains("## \(bug.name)\n")) }
  }

  /// Expects a file of the repository to hold `bytes`, or writes them there where that was asked for.
  private func expectCurrent(_ path: String, _ bytes: Data) throws {
    let file = Repository.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil { try bytes.write(to: file) }
    let isCurrent = try Data(contentsOf: file) == bytes
    #expect(
      isCurrent, "\(path) is stale: run GRADB_UPDATE_DOCS=1 swift test --filter GeneratedDocumentsTests")
  }
}

/// A terminal with 80 columns and all colours.
private final class ScreenHost: Commands.Host {
  let display = Display(columns: 80, colors: .trueColor, unicode: true)
  let stop = StopSignal<BrokenOff> { nil }
  func show(_ finding: any Finding) {}
  func showProgress(_ progress: ProgressReport?) {}
}
