import Foundation
import TestSupport
import Testing

/// A file that stands where a script may is opened as what it is, in the built program.
struct OpenedFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) throws -> (status: Int32?, output: String, errors: String) {
    let result = try BuiltProgram("gradb").run(["-nx", "-q", "-batch"] + arguments, seconds: 60)
    return (result.status, result.output, result.errors)
  }

  private func flowers(_ name: String) throws -> String {
    let rows = (0..<60).map {
      "\(Double($0 % 7) / 2),\(Double($0 % 3)),\(["rose", "lily", "iris"][$0 % 3])\n"
    }
    return try folder.write("length,width,species\n" + rows.joined(), to: name)
  }

  @Test(arguments: ["flowers.csv", "two words.csv"])
  func samplesAreLoaded(name: String) throws {
    let result = try run(try flowers(name), "-ex", "info data")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\(name) (CSV): 60 samples of 2 inputs, 3 classes"))
    #expect(result.output.contains("length, width") && result.output.contains("iris"))
  }

  @Test func aSessionGoesOn() throws {
    let session = folder.path("work.npz")
    let saved = try run(try flowers("flowers.csv"), "-ex", "train 3", "-ex", "save \(session)")
    #expect(saved.status == 0, "\(saved.errors)")
    let restored = try run(session, "-ex", "train 1")
    #expect(restored.output.contains("restored \(session)") && restored.output.contains("iteration    4"))
    #expect(try run("-ex", "load \(session)").errors.contains("restore \(session)"))
  }

  /// What is neither keeps its sentence, and names what is to be typed.
  @Test func arraysOfAnIterationAreNeither() throws {
    let arrays = folder.path("it.npz")
    #expect(try run("-ex", "forward 0:4; grad; export all \(arrays)").status == 0)
    let opened = try run(arrays)
    #expect(opened.status == 2 && opened.errors.contains("compare looks for a mistake"))
    let loaded = try run("-ex", "load \(arrays)")
    #expect(loaded.status == 2 && loaded.errors.contains("compare \(arrays)"))
  }

  @Test func comparingEndsWithItsStatus() throws {
    let arrays = folder.path("my arrays.npz")
    #expect(try run("-ex", "forward 0:4; grad; export all \"\(arrays)\"").status == 0)
    let right = try BuiltProgram("gradb").run(["compare", arrays], seconds: 60)
    #expect(right.status == 0 && right.output.contains("right: all"), "\(right.errors)")
    let missing = try BuiltProgram("gradb").run(["compare", folder.path("none.npz")], seconds: 60)
    #expect(missing.status == 2 && missing.errors.contains("none.npz"))
    let help = try BuiltProgram("gradb").run(["compare", "--help"], seconds: 60)
    #expect(help.status == 0 && help.output.contains("gradb compare"))
  }
}
