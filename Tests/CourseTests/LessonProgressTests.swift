import Foundation
import TestSupport
import Testing

@testable import Course

/// What was done of lessons is remembered.
struct LessonProgressTests {
  private let folder: TemporaryFolder
  private var file: String { folder.path("state/gradb/lessons") }

  init() throws { folder = try TemporaryFolder() }

  private func desk() throws -> LessonDesk {
    try LessonDesk(
      ["06-b2.md": LessonDesk.b2, "07-text.md": "# Only text\n\nRead me.\n"], progressFile: file)
  }

  @Test func theNextSessionGoesOnBehindWhatWasDone() throws {
    var first = try desk()
    try first.toFirstQuestion()
    try first.type("answer db2[3]")
    var second = try desk()
    let list = try second.type("lesson list")
    #expect(list.contains("✓ ○"))
    let text = try second.type("lesson")
    #expect(text.contains("Going on where you were"))
    #expect(text.contains("Train for two iterations."))
    #expect(second.console.session.variables["mine"] != nil, "what the text did before was done again")
    try second.type("skip")
    #expect(try second.type("lesson list").contains("✓ -"))
    var third = try desk()
    #expect(try third.type("lesson").contains("Only text"))
    var fourth = try desk()
    #expect(try fourth.type("lesson").contains("finished every lesson"))
    #expect(try fourth.type("lesson 6").contains("Look at db2"), "from the beginning")
    #expect(try fourth.type("lesson reset").contains("Look at db2"))
    #expect(try fourth.type("lesson list").contains("○ ○"))
    try fourth.type("lesson reset all")
    #expect(try fourth.type("lesson list").contains("○  "))
  }

  @Test func aTaskThatChangedIsToBeDoneAgain() throws {
    var first = try desk()
    try first.toFirstQuestion()
    try first.type("answer db2[3]")
    var other = try LessonDesk(
      ["06-b2.md": LessonDesk.b2.replacing("tol 1e-4", with: "tol 1e-5")], progressFile: file)
    #expect(try other.type("lesson list").contains("○ ○"))
  }

  @Test func twoAtATimeKeepEachOthersProgress() throws {
    var first = try desk()
    var second = try desk()
    try first.toFirstQuestion()
    try second.toSecondQuestion()
    try second.type("train 2")
    try first.type("skip")
    #expect(try first.type("lesson list").contains("✓ ✓"), "what was solved is not skipped later")
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.hasPrefix("# "))
    #expect(text.split(separator: "\n").count == 3)
  }

  @Test(arguments: ["b2 true-db2\n", "\u{0}\u{1}", "# mine\nnot yours\n\n", "b2 true-db2 0 solved 3\n"])
  func aForeignFileMeansNothingAndIsKept(text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("state/gradb"), withIntermediateDirectories: true)
    _ = try folder.write(text, to: "state/gradb/lessons")
    var desk = try desk()
    try desk.toFirstQuestion()
    try desk.type("skip")
    let kept = try String(contentsOfFile: file, encoding: .utf8)
    for line in text.split(separator: "\n") { #expect(kept.contains(line)) }
    #expect(kept.contains("skipped"))
  }

  @Test func whatIsNoTextIsLeftAloneAndToldOfOnce() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("state/gradb"), withIntermediateDirectories: true)
    _ = try folder.write([0xff, 0xfe, 0x80], to: "state/gradb/lessons")
    var desk = try desk()
    try desk.toFirstQuestion()
    #expect(try desk.type("answer db2[3]").contains("progress was not kept"))
    #expect(try desk.type("lesson list").contains("✓ ○"), "this session knows")
    try desk.type("")
    try desk.type("")
    #expect(try !desk.type("train 2").contains("progress was not kept"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data([0xff, 0xfe, 0x80]))
  }

  @Test func aFolderThatCannotBeWrittenIsToldOfOnce() throws {
    _ = try folder.write("a file", to: "state")
    var desk = try desk()
    try desk.toFirstQuestion()
    #expect(try desk.type("answer db2[3]").contains("progress was not kept: "))
  }
}
