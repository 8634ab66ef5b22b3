import Foundation
import TestSupport
import Testing

/// Work that is kept from one run of the program to the next.
struct KeepingWorkTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
  }

  private func run(_ arguments: [String], input: String = "") throws -> BuiltProgram.Result {
    try BuiltProgram("gradb").run(arguments, input: input, home: home)
  }

  private func writeInit(_ text: String) throws -> String {
    let path = home.path(".config/gradb")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return try home.write(text, to: ".config/gradb/init")
  }

  @Test func aSessionGoesOnInAnotherRun() throws {
    let file = folder.path("work.npz")
    let work = "set alpha 0.3\ntrain 3\nset W1[3,402] = 0.5\nforward 17\ngrad\n"
    let look = "where\nexplain dW1[3,402]\ngoto 1\nloss\ngoto 3:dW1\nshow dZ1\n"
    let script = try folder.write(work + look, to: "all.gradb")
    let first = try folder.write(work + "save \(file)\n", to: "first.gradb")
    let second = try folder.write(
      "restore \(file)\n" + look, to: "second.gradb")
    let whole = try run([script])
    let before = try run([first])
    let after = try run([second])
    #expect(whole.status == 0 && before.status == 0 && after.status == 0, "\(after.errors)")
    let saved = try #require(before.output.range(of: "saved iteration 3"))
    let seen = before.output[..<saved.lowerBound]
    // What comes behind the work is the same as without a pause.
    let rest = try #require(after.output.range(of: "iteration 3, next"))
    #expect(after.output[rest.lowerBound...].hasSuffix(whole.output.dropFirst(seen.count)))
  }

  @Test func aMistakeInTheInitFileIsNamedAndStopsNothing() throws {
    let path = try writeInit("set report 5\nset alfa 1\nset report 6\n")
    for arguments in [
      ["-batch", "-ex", "info settings"], [try folder.write("info settings\n", to: "a.gradb")],
    ] {
      let result = try run(arguments)
      #expect(result.status == 0)
      #expect(result.errors.hasPrefix("\(path):2: there is no setting alfa"), "\(result.errors)")
      // The lines behind the mistake are not run.
      #expect(result.output.contains("5 (default 50)"))
    }
    #expect(try run(["-nx", "-batch", "-ex", "info settings"]).errors.isEmpty)
  }

  @Test func theCommandLineWinsOverTheInitFile() throws {
    _ = try writeInit("set seed 5\n")
    #expect(try run(["-batch", "-ex", "info settings"]).output.contains("5 (default 0)"))
    let result = try run(["-batch", "--seed", "6", "-ex", "info settings"])
    #expect(result.output.hasPrefix("seed is now 6") && result.output.contains("6 (default 0)"))
  }

  /// The pipe stays open behind the two lines, so that the program is there to be killed.
  @Test func aTranscriptSurvivesASuddenEnd() throws {
    let file = folder.path("today.gradb")
    _ = try BuiltProgram(
      shell: "mkfifo \(folder.path("pipe")); $GRADB < \(folder.path("pipe")) & "
        + "exec 3> \(folder.path("pipe")); printf 'transcript \(file)\\nstep\\nprint 1\\n' >&3; "
        + "until grep -q '= 1' \(file) 2> /dev/null; do sleep 0.1; done; kill -9 $!"
    ).run(input: "", home: home)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(
      text.hasPrefix("# transcript of gradb\nstep\n# ") && text.hasSuffix("print 1\n# $1 = 1\n"),
      "\(text)")
    #expect(!text.contains("\u{1b}"))
  }

  @Test func aSubmissionHasALineForEveryImage() throws {
    let header = (0..<784).map { "pixel\($0)" }.joined(separator: ",")
    let rows = (0..<300).map { row in
      (0..<784).map { String(($0 * 7 + row * 13) % 256) }.joined(separator: ",")
    }
    let test = try folder.write(([header] + rows).joined(separator: "\n"), to: "test.csv")
    let result = try run([
      "-batch", "-ex", "train 1", "-ex", "submission \(test) \(folder.path("out.csv"))",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let lines = try String(contentsOfFile: folder.path("out.csv"), encoding: .utf8).split(
      separator: "\n")
    #expect(lines.count == 301 && lines[0] == "ImageId,Label" && lines[300].hasPrefix("300,"))
  }
}
