import Rendering
import Testing

@testable import Terminal

struct PagerTests {
  private static let screen = Display(columns: 10, rows: 4)

  @Test(arguments: [
    ("a\nb\nc\n", false), ("a\nb\nc\nd\n", true), ("12345678901\nb\n", false),
    ("12345678901\nb\nc\n", true), ("", false),
  ])
  func itIsNeededWhenTextAndPromptAreMoreThanAScreen(text: String, needed: Bool) {
    #expect(Pager.isNeeded(for: StyledText(text), on: Self.screen) == needed)
  }

  @Test func aPipeNeedsNone() {
    #expect(!Pager.isNeeded(for: StyledText(String(repeating: "a\n", count: 99)), on: Display()))
  }

  @Test func anEmptyVariableMeansNone() {
    #expect(Pager(environment: ["PAGER": ""]) == nil)
    #expect(Pager(environment: [:]) != nil)
  }

  @Test func lessSaysHowToLeaveAndWritesNoFiles() {
    let environment = Pager.environment(for: ["HOME": "/h"])
    #expect(environment["LESSSECURE"] == "1")
    #expect(environment["LESS"]?.contains(#"q\: leave$"#) == true)
    #expect(environment["LESS"]?.hasSuffix("-FRX") == true)
    #expect(environment["HOME"] == "/h")
  }

  @Test func thePersonsOwnOptionsOfLessWin() {
    let environment = Pager.environment(for: ["LESS": "-iM", "LESSSECURE": "0", "LESSCHARSET": "latin1"])
    #expect(environment["LESS"]?.hasSuffix(" -iM") == true)
    #expect(environment["LESS"]?.contains("-FRX") == false)
    #expect(environment["LESSSECURE"] == "0")
    #expect(environment["LESSCHARSET"] == "latin1")
  }
}

struct UserFoldersTests {
  @Test func variablesBeatTheHomeFolder() {
    let folders = UserFolders(environment: ["HOME": "/home/ada", "XDG_STATE_HOME": "/state"])
    #expect(folders.historyFile == "/state/gradb/history")
    #expect(folders.initFile == "/home/ada/.config/gradb/init")
  }

  @Test func relativePathsAreIgnored() {
    #expect(
      UserFolders(environment: ["HOME": "/h", "XDG_STATE_HOME": "x"]).historyFile
        == "/h/.local/state/gradb/history")
  }

  @Test func withoutAHomeThereIsNone() {
    #expect(UserFolders(environment: [:]).historyFile == nil)
  }
}
