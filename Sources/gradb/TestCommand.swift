import ArgumentParser
import Base
import Commands
import Course
import Platform
import Rendering
import Terminal

/// `gradb test`: proves that lessons do what they say.
struct TestCommand: Program {
  static let configuration = CommandConfiguration(
    commandName: "gradb test", abstract: "Prove that lessons do what they say.",
    discussion: """
      Every command of a lesson must print what the page shows, and every check must fail before the solution and pass \
      behind it. Exit status: 0 all passed, 1 something failed, 2 a file cannot be read.
      """)

  @Argument(
    help: ArgumentHelp(
      "Lessons, or folders of them; without any, the whole course.", valueName: "lesson|folder"),
    completion: .list(LessonOptions.names))
  var lessons: [String] = []

  @OptionGroup var places: LessonOptions

  @OptionGroup var display: DisplayOptions

  func start(_ arguments: [String]) -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    let host = TerminalHost(detector: display.detector(environment), environment: environment)
    let session = Interpreter(host: host).session
    var (passed, failed, unreadable) = (0, 0, 0)
    for entry in entries(host, &unreadable) {
      do {
        let proof = LessonProof(try entry.read(), session: session, folder: try Self.makeFolder())
        host.show(proof.report)
        if proof.failures.isEmpty { passed += 1 } else { failed += 1 }
      } catch let error as LessonError {
        host.show(StyledText("FAILED  ", .bad) + StyledText("\(error.message)\n"))
        failed += 1
      } catch {
        host.showError(StyledText(Self.sentence(error)))
        unreadable += 1
      }
    }
    host.show(StyledText("\(passed) passed, \(failed + unreadable) failed\n"))
    let status: Interpreter.Outcome.Status = unreadable > 0 ? .wrong : failed > 0 ? .checkFailed : .fine
    return status.rawValue
  }

  /// What is wrong, as a sentence.
  private static func sentence(_ error: any Error) -> String {
    ((error as? any ExplainedError)?.message ?? "\(error)") + "."
  }

  /// A new folder for the files that a lesson writes.
  private static func makeFolder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gradb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  /// The lessons that were asked for; what cannot be found is counted and told of.
  private func entries(_ host: TerminalHost, _ unreadable: inout Int) -> [LessonEntry] {
    var entries: [LessonEntry] = []
    for word in lessons.isEmpty ? [nil] : lessons.map(Optional.some) {
      do {
        if let word, word.leadsToFolder != true {
          entries.append(try places.library().entry(word))
        } else {
          var places = places
          places.lessons = word ?? places.lessons
          entries += try places.library().entries
        }
      } catch {
        host.showError(StyledText(Self.sentence(error)))
        unreadable += 1
      }
    }
    return entries
  }
}
