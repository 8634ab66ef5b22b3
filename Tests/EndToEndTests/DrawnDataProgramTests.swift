import Foundation
import TestSupport
import Testing

/// The sets that gradb draws, in the built program.
struct DrawnDataProgramTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: [String], _ commands: String...) throws -> String {
    let result = try BuiltProgram("gradb").run(
      ["-nx", "-q", "-batch"] + arguments + commands.flatMap { ["-ex", $0] }, seconds: 60)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  @Test func theCommandLineOpensMoonsWithItsNetwork() throws {
    let text = try run(
      ["--data", "moons", "--layers", "2-16-1", "--loss", "mse", "--seed", "4"], "set alpha 1; train 100",
      "accuracy")
    #expect(text.contains("moons (drawn by gradb): 200 samples of 2 inputs, 2 classes"))
    #expect(text.contains("65 parameters, sigmoid with mse"))
    let share = try #require(text.firstMatch(of: /train (\d+\.\d\d) % \(\d+ of 167\)\ndev/)).output.1
    #expect(try #require(Double(share)) > 85)
  }

  @Test func aSavedSessionIsDrawnAgain() throws {
    let file = folder.path("sine.npz")
    let before = try run(
      [], "load sine --count 40 --noise 0.2 --seed 9", "train 5", "save \(file)", "print b1")
    let after = try run([], "restore \(file)", "print b1")
    let value = { (text: String) in text.range(of: "$1 = ").map { String(text[$0.lowerBound...]) } }
    #expect(value(before) != nil && value(before) == value(after))
    #expect(after.contains("1-10-1 on sine, 34 to train on, 6 in dev"))
  }

  /// A file of a set's name is read where it is called by a path, and told of where it is not.
  @Test func aDrawnSetWinsOverAFileOfItsName() throws {
    let file = try folder.write("label,pixel0\n1,2\n0,3\n", to: "moons")
    let here = try BuiltProgram("gradb").run(
      ["-nx", "-q", "-batch", "-ex", "load \(file)"])
    #expect(here.output.contains("moons (CSV): 2 images of 1×1"))
    #expect(try !run([], "load moons").contains("was not read"))
  }
}
