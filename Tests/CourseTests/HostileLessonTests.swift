import Commands
import ConsoleSupport
import Foundation
import TestSupport
import Testing

@testable import Course

/// The text of a lesson is not to be trusted.
struct HostileLessonTests {
  private let folder: TemporaryFolder
  private let outside: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    outside = try TemporaryFolder()
    for name in ["a.npy", "a.npz", "a.csv", "a.gradb"] {
      for place in [folder, outside] { _ = try place.write("step\n", to: name) }
    }
    try FileManager.default.createDirectory(atPath: folder.path("inner"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder.path(".hidden"), withIntermediateDirectories: true)
    for name in ["a.npz", "a.gradb"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("link-\(name)"), withDestinationPath: outside.path(name))
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("away"), withDestinationPath: outside.url.path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("nowhere.npz"), withDestinationPath: outside.path("new.npz"))
  }

  /// A runner in which a lesson is open, whose text may use `folder`.
  private func open() throws -> (runner: LessonRunner, host: RecordingHost) {
    let console = try Console.small()
    var runner = console.runner
    let lesson = try Lesson(
      Array("# A\n\nText.\n".utf8), number: 1, name: "a", file: folder.path("01-a.md"))
    var run = LessonRun(lesson, own: runner.workbench, beginning: runner.workbench)
    run.workingFolder = folder.url.path
    runner.lesson = run
    return (runner, console.host)
  }

  private func command(_ text: String) -> LessonCommand {
    // Only the module of lessons makes commands: read one.
    let text = "# A\n\n```setup\n\(text)\n```\n"
    let lesson = try? Lesson(Array(text.utf8), number: 1, name: "a", file: "01-a.md")
    guard let command = lesson?.setup.first else { preconditionFailure("no lesson: \(text)") }
    return command
  }

  /// Every file outside and inside with its contents, links not followed.
  private func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for place in [folder, outside] {
      for name in try FileManager.default.subpathsOfDirectory(atPath: place.url.path) {
        files[place.path(name)] = (try? String(contentsOfFile: place.path(name), encoding: .isoLatin1)) ?? ""
      }
    }
    return files
  }

  /// Every command and option of the tables that takes a path refuses what a lesson may not use, and leaves no trace.
  ///
  /// A new command with a path passes this only if it asks `Permissions`.
  @Test func everyPathOfEveryCommandIsRefused() throws {
    var tried = 0
    for command in LessonRunner.commands.all {
      for place in command.operands.indices where command.operands[place].isPath {
        for example in command.examples {
          let line = CommandLineSplitter.commands(in: example.line).last ?? ""
          let (name, rest) = CommandLineSplitter.nameAndRest(line, LessonRunner.commands)
          var words = rest.split(separator: " ").map(String.init)
          guard words.indices.contains(place) else { continue }
          let parts = words[place].split(separator: ".")
          for path in paths("a." + (parts.count > 1 ? parts[parts.count - 1] : "npz")) {
            words[place] = path
            try expectRefusal(of: "\(name) \(words.joined(separator: " "))")
            tried += 1
          }
        }
      }
      for option in command.options where option.value.map({ $0 == "FILE" || $0 == "PATH" }) ?? false {
        for path in paths("a.svg") {
          let line = command.examples[0].line.components(separatedBy: ";").last ?? ""
          try expectRefusal(of: "\(line) \(option.name) \(path)")
          tried += 1
        }
      }
      let takesPath = command.operands.contains(where: \.isPath)
      #expect(
        takesPath || !["FILE", "PATH", ".csv", ".npz"].contains { command.usage.contains($0) }
          || command.options.contains { $0.value == "FILE" || $0.value == "PATH" },
        "\(command.name): a word that is a path is the operand .path, so that this test finds it")
    }
    #expect(tried > 20)
  }

  private func paths(_ name: String) -> [String] {
    [
      outside.path(name), "../\(outside.url.lastPathComponent)/\(name)", "away/\(name)",
      // Swift's characters have no slash in this one.
      "away/\u{301}\(name)", "away//\(name)",
      "inner/../../\(outside.url.lastPathComponent)/\(name)",
      "/etc/passwd." + (name.split(separator: ".").last ?? ""),
      "~/\(name)",
    ]
  }

  private func expectRefusal(of line: String) throws {
    var (runner, host) = try open()
    // Now there is something to export.
    _ = runner.run("forward 0:4; grad", from: .prompt)
    let (before, state) = (try files(), Snapshot(runner.interpreter))
    let outcome = runner.runLine(of: command(line))
    let error = try #require(outcome.error?.plain, "\(line)")
    #expect(error.contains("a lesson may not"), "\(line): \(error)")
    #expect(try files() == before, "\(line)")
    #expect(Snapshot(runner.interpreter) == state && host.shown.isEmpty, "\(line)")
  }

  @Test(arguments: [
    "export W1 a.npy", "export all a.npz", "export all nowhere.npz", "export all link-a.npz",
    "export all .hidden/b.npz", "export all .b.npz", "export all inner", "source link-a.gradb", "load away",
    "export all ./away/b.npz", "quit", "q", "exit", "lesson 1", "lesson abandon", "lesson reset all", "hint",
    "skip",
    "play", "resume", "answer 1", "solution", "step; quit",
  ])
  func nothingElseIsAllowedEither(line: String) throws {
    var (runner, _) = try open()
    let before = try files()
    let outcome = runner.runLine(of: command(line))
    let error = outcome.error?.plain ?? ""
    #expect(
      error.contains("a lesson may not") || error.contains("does not end in"), "\(line): \(outcome)")
    #expect(!outcome.quits && runner.lesson != nil)
    #expect(try files() == before)
  }

  @Test func aLessonMayUseItsOwnFolder() throws {
    var (runner, _) = try open()
    for line in ["export W1 inner/new.npy", "import missing.npz", "source a.gradb"] {
      let outcome = runner.runLine(of: command(line))
      #expect(!(outcome.error?.plain.contains("may not") ?? false), "\(line): \(outcome)")
    }
    #expect(FileManager.default.fileExists(atPath: folder.path("inner/new.npy")))
  }

  /// A setup runs again for each task, and whenever the lesson is done again.
  @Test func aLessonMayExportTheSameArraysAgainAndNoOthers() throws {
    var (runner, _) = try open()
    let path = folder.path("again.npz")
    #expect(runner.runLine(of: command("export W1 again.npz")).status == .fine)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(runner.runLine(of: command("export W1 again.npz --compressed")).status == .fine)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "nothing is written")
    let outcome = runner.runLine(of: command("export W2 again.npz"))
    #expect(outcome.error?.plain.contains("a lesson may not write over again.npz") ?? false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test func aPersonMayDoWhatALessonMayNot() throws {
    var (runner, _) = try open()
    let outcome = runner.run("export W1 \(outside.path("a.npy"))", from: .prompt)
    #expect(outcome.status == .fine)
  }

  @Test func whatALessonSourcesMayDoNoMore() throws {
    _ = try folder.write("export W1 \(outside.path("b.npy"))\n", to: "b.gradb")
    _ = try folder.write("source b.gradb\n", to: "c.gradb")
    try expectRefusal(of: "source c.gradb")
  }

  @Test func commandsThatALessonGivesAStopMayDoNoMoreEvenWhenAPersonRuns() throws {
    var (runner, _) = try open()
    for line in ["break dW1", "commands", "export W1 \(outside.path("b.npy"))", "end"] {
      _ = runner.runLine(of: command(line))
    }
    let outcome = runner.run("continue", from: .prompt)
    #expect(outcome.error?.plain.contains("a lesson may not") ?? false, "\(outcome)")
    #expect(!FileManager.default.fileExists(atPath: outside.path("b.npy")))
    // Nor may they keep what is typed next for themselves.
    _ = runner.runLine(of: command("commands"))
    runner.pass()
    #expect(runner.prompt.plain == "(gradb) ")
  }

  @Test func filesThatSourceEachOtherEnd() throws {
    _ = try folder.write("source loop.gradb\n", to: "loop.gradb")
    for level in 0..<12 {
      let line = "source bomb\(level + 1).gradb\n"
      _ = try folder.write(String(repeating: line, count: 10), to: "bomb\(level).gradb")
    }
    _ = try folder.write("where\n", to: "bomb12.gradb")
    func failures(_ setup: String) throws -> [LessonFailure] {
      let text = "# A\n\n```setup\n\(setup)\n```\n\nText.\n"
      let lesson = try Lesson(Array(text.utf8), number: 1, name: "a", file: folder.path("01-a.md"))
      return LessonProof(lesson, session: try SmallSession.make(dev: 10), folder: outside.url.path).failures
    }
    #expect(try failures("source loop.gradb").first?.message.contains("more than 16 deep") ?? false)
    #expect(try failures("source bomb0.gradb").first?.message.contains("more than a lesson may") ?? false)
  }

  @Test func aStopThatLeadsToItselfForEverCanBeInterrupted() throws {
    var console = try Console.small()
    for line in ["break dW1", "commands", "goto 0; continue", "end"] { _ = console.type(line) }
    console.host.interruptedFromPoll = 50
    #expect(console.type("continue").status == .interrupted)
  }

  @Test func preparationCanBeInterruptedAndThenThereIsNoLesson() throws {
    var desk = try LessonDesk(["01-a.md": "# A\n\n```setup\ntrain 1000000000\n```\n\nText.\n"])
    try desk.type("train 2")
    desk.console.host.interruptedFromPoll = desk.console.host.polls + 5
    #expect(desk.outcome("lesson 1").status == .interrupted)
    #expect(desk.console.runner.lesson == nil)
    #expect(desk.console.session.position.iteration == 2)
  }
}
