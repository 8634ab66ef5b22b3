import Commands
import Course
import Foundation
import TestSupport
import Testing

/// The page that `gradb manual` writes for man.
struct ManualPageTests {
  private let page: String

  init() throws {
    page = try BuiltProgram("gradb").run(["manual"]).output
  }

  @Test func everyOptionAndCommandIsOnIt() throws {
    for option in [
      "Fl x Ar file", "Fl ex Ar command", "Fl batch", "Fl \\-color Ar color", "Fl h , Fl \\-help",
    ] {
      #expect(page.contains(".It \(option)\n"), "\(option)")
    }
    for command in LessonRunner.commands.all {
      #expect(page.contains(".It Ic \(command.name.replacing("-", with: "\\-"))"), "\(command.name)")
    }
  }

  /// A line that begins with a dot commands the formatter; no text may do so by accident.
  @Test func onlyKnownMacrosBeginLines() {
    let known: Set = [
      ".Bd", ".Bl", ".Cm", ".Dd", ".Dt", ".Ed", ".El", ".Fl", ".Ic", ".It", ".Nd", ".Nm", ".Op", ".Os", ".Ar",
      ".Pp", ".Sh", ".Ss", ".Xr",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(known.contains(String(line.prefix(3))), "\(line)")
    }
  }

  @Test func statusesAreThoseOfHelp() throws {
    let help = try BuiltProgram("gradb").run(["--help"]).output
    #expect(
      help.replacing("\n", with: " ").contains(
        "1 a check found something wrong, 2 a command or a file was wrong"))
    #expect(page.contains(".It Sy 130\ninterrupted."))
  }
}
