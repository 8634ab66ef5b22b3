import ArrayFiles
import ConsoleSupport
import Foundation
import Matrices
import Networks
import Rendering
import TestSupport
import Testing

@testable import Commands

/// `compare`: files with mistakes in them, what is said of each, and what becomes of the session.
struct CompareCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The file of a right iteration on 16 digits, written by `export`, perhaps with a bug planted before.
  private func file(_ console: inout Console, bug: String? = nil) throws -> String {
    let path = folder.path("mine-\(bug ?? "right").npz")
    if let bug { try console.output(of: "bug plant \(bug)") }
    try console.output(of: "forward 0:16; grad; export all \(path)")
    if bug != nil { try console.output(of: "bug remove") }
    return path
  }

  @Test func aRightFileIsRightAndTheSessionStaysAsItWas() throws {
    var console = try Console.digits()
    let path = try file(&console)
    let before = Snapshot(console.interpreter)
    let text = try console.output(of: "compare \(path)")
    #expect(text.contains("right: all 12 arrays agree"))
    #expect(text.contains("dW1    10×784  exact"))
    #expect(Snapshot(console.interpreter) == before)
    let lines: [Substring] = text.split(separator: "\n")
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 })
  }

  /// Each planted bug in an operation, saved as a person would, is found in its line, and its mistake is named.
  @Test(arguments: PlantedBug.all.map(\.name))
  func everyPlantedBugOfALineIsNamedByItsNumbers(name: String) throws {
    var console = try Console.digits()
    let bug = try #require(PlantedBug.named(name))
    try console.output(of: bug.home.command())
    guard let story = bug.story(in: console.session.architecture), case .operation(let line) = story.suspect,
      line != Stage.update.rawValue
    else { return }
    let path = try file(&console, bug: name)
    let outcome = console.type("compare \(path)")
    #expect(outcome.status == .checkFailed)
    let text = outcome.output.plain
    #expect(text.contains("first wrong: \(line) = "), "\(text)")
    #expect(!text.contains("no common mistake"), "\(text)")
    #expect(!text.contains("wrong by itself"), "what comes behind it only follows")
    // The catalogue's own explanation, whatever its line ends.
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(story.explanation.split(whereSeparator: \.isWhitespace).joined(separator: " ")),
      "\(text)")
  }

  /// Large weights make probabilities that a guard of the logarithm changes. The upper end of clip does not show here.
  @Test(arguments: [
    ("A2 + 1e-8", "A2 + 1e-8"), ("clip(A2, 1e-5, 1 - 1e-5)", "maximum(A2, 1e-5)"),
    ("maximum(A2, 1e-6)", "maximum(A2, 1e-6)"),
  ])
  func aLogarithmThatIsKeptFiniteIsAChoiceAndNoMistake(probability: String, named: String) throws {
    var console = try Console.digits()
    let path = folder.path("mine.npz")
    try console.output(of: "set W2 = 30 * W2; forward 0:16; grad")
    try console.output(of: "mine = -np.sum(Y * np.log(\(probability))) / m")
    try console.output(of: "export X,y,W1,b1,W2,b2,A2,mine \(path)")
    let text = try console.output(of: "compare \(path) --as mine=L").replacing("\n", with: " ")
    #expect(text.contains("by choice"))
    #expect(text.contains("L: \(named) keeps the logarithm finite"), "\(text)")
    #expect(text.contains("right: 1 of 2 arrays agree, and 1 differs by choice"), "\(text)")
  }

  @Test func aBugThatIsStillPlantedHasNoPartInTheComparison() throws {
    var console = try Console.digits()
    let path = try file(&console)
    try console.output(of: "bug plant missing-m")
    #expect(try console.output(of: "compare \(path)").contains("right: "))
    // Nor where the samples and parameters are the session's.
    let gradients = folder.path("z.npz")
    try console.output(
      of: "bug remove; forward 0:16; export Z1 \(gradients); bug plant pixels-not-scaled; forward 0:16")
    #expect(try console.output(of: "compare \(gradients)").contains("right: the one array agrees"))
  }

  @Test func keepingLeavesTheFilesIterationAndItsArrays() throws {
    var console = try Console.digits()
    let path = try file(&console, bug: "missing-m")
    try console.output(of: "train 5")
    #expect(console.type("compare \(path) --keep").status == .checkFailed)
    #expect(console.session.position.iteration == 0)
    try console.output(of: "forward; grad")
    #expect(
      console.type("check dW2 = my_dW2").output.plain.contains("every element is 16 times too large"))
    #expect(try console.output(of: "check dW1 = my_dW1").contains("exact"))
  }

  @Test func theBatchMayBeInAFileOfItsOwn() throws {
    var console = try Console.digits()
    try console.output(of: "forward 0:16; grad")
    let (mine, batch, table) = (folder.path("mine.npz"), folder.path("batch.npz"), folder.path("batch.csv"))
    try console.output(of: "export W1,b1,W2,b2,Z1,dW1 \(mine); export X,Y \(batch)")
    let samples = console.session.batch.batch
    let rows = try (0..<16).map { sample in
      try
        ([samples.labels[sample]]
        + (0..<784).map { Int(try #require(samples.byte(pixel: $0, ofSample: sample))) })
        .map(String.init).joined(separator: ",")
    }
    let header = (["label"] + (0..<784).map { "pixel\($0)" }).joined(separator: ",")
    _ = try folder.write(([header] + rows).joined(separator: "\n"), to: "batch.csv")
    try console.output(of: "forward 20:30")
    for path in [batch, table] {
      let text = try console.output(of: "compare \(mine) --batch \(path)")
      #expect(text.contains("right: all 2 arrays agree"), "\(text)")
    }
    try console.refusal(of: "compare \(mine) --batch \(folder.path("nowhere.csv"))")
    try console.refusal(of: "compare \(mine) --batch \(mine)")
  }

  @Test func unknownNamesAreListedWithNearOnes() throws {
    var console = try Console.digits()
    let path = folder.path("names.npz")
    let session = console.session
    let w1 = NumericArray(try session.matrix(MatrixName(.weights, layer: 1)))
    try console.output(of: "forward")
    let z1 = NumericArray(try console.session.matrix(MatrixName(.preActivation, layer: 1)))
    try NpzFile.write(
      [
        .init(name: "W1", array: w1), .init(name: "Z1", array: z1), .init(name: "dW1x", array: w1),
        .init(name: "s", array: z1),
      ],
      to: path)
    let text = try console.output(of: "compare \(path)")
    #expect(text.contains("not compared: dW1x (did you mean dW1"))
    let mapped = console.type("compare \(path) --as s=A1")
    #expect(mapped.output.plain.contains("the activation is missing: A1 is Z1"))
  }

  @Test func theVerdictSaysWhatWasNotRead() throws {
    var console = try Console.digits()
    let path = folder.path("mine.npz")
    try console.output(of: "forward 0:16; grad; mine = 7 * dW1")
    try console.output(of: "export X,y,W1,b1,W2,b2,Z1,A1,mine \(path)")
    let text = try console.output(of: "compare \(path)")
    #expect(
      text.contains("right: all 2 arrays that were read agree; 1 was not read, and no gradient was"),
      "\(text)")
  }

  @Test func updatesWithoutAnAlphaAreNotJudged() throws {
    var console = try Console.digits()
    let path = folder.path("mine.npz")
    try console.output(
      of: "forward 0:16; grad; W1_new = W1 - 2 * dW1; b1_new = b1 - 3 * db1; W2_new = W2 - 5 * dW2")
    try console.output(of: "export X,y,W1,b1,W2,b2,dW1,db1,dW2,W1_new,b1_new,W2_new \(path)")
    let text = try console.output(of: "compare \(path)").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(text.contains("W1_new, b1_new and W2_new cannot be judged without alpha"), "\(text)")
    #expect(text.contains("save it as alpha="))
  }

  @Test func whatSaveWroteIsNoIteration() throws {
    var console = try Console.digits()
    let path = folder.path("work.npz")
    let weights = NamedArray(
      name: "W1", array: NumericArray(try console.session.matrix(MatrixName(.weights, layer: 1))))
    try NpzFile.write([weights], attachments: [(name: SavedWork.entry, bytes: [])], to: path)
    #expect(try console.refusal(of: "compare \(path)").contains("nothing that was computed"))
  }

  @Test(arguments: [
    "compare", "compare mine.csv", "compare a.npz b.npz", "compare nowhere.npz", "compare mine.npz --as",
    "compare mine.npz --batch",
  ])
  func whatIsNoFileIsRefused(line: String) throws {
    var console = try Console.small()
    try console.refusal(of: line)
  }

  /// The file of a right iteration on 16 digits, in which some arrays are multiplied by a factor, with an m of 64.
  private func file(_ console: inout Console, times factor: Double, in names: Set<String>) throws -> String {
    try console.output(of: "forward 0:16; grad")
    let path = folder.path("times.npz")
    let arrays = try console.session.liveMatrixNames.map { name in
      let matrix = try console.session.matrix(name)
      let factor = names.contains("\(name)") ? factor : 1
      return NamedArray(
        name: "\(name)",
        array: NumericArray(
          Matrix(rows: matrix.rows, columns: matrix.columns, elements: matrix.elements.map { $0 * factor })))
    }
    let m = NamedArray(name: "m", array: NumericArray(shape: [], elements: [64]))
    try NpzFile.write(arrays + [m], to: path)
    return path
  }

  @Test func anotherDivisorThanMIsNamed() throws {
    var console = try Console.digits()
    let path = try file(&console, times: 0.25, in: ["dW2"])
    let text = console.type("compare \(path)").output.plain
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("m = 64 in the file, and there are 16 samples"))
    #expect(words.contains("by the factor 0.25: as if it were divided by 64, and not by m = 16"))
  }

  @Test func errorsThatAreDividedByMAreSaidToBe() throws {
    var console = try Console.digits()
    let path = try file(&console, times: 1 / 16, in: ["dZ2", "dA1", "dZ1"])
    let text = try console.output(of: "compare \(path)")
    #expect(text.contains("dZ and dA are divided by m = 16"))
    #expect(text.contains("right: all"))
  }

  @Test(arguments: [40, 60, 100])
  func theReportFitsTheWindow(columns: Int) throws {
    var console = try Console.digits(display: Display(columns: columns))
    let path = try file(&console, bug: "no-relu-mask")
    let text = console.type("compare \(path)").output.plain.replacing(path, with: "mine.npz")
    let lines: [Substring] = text.split(separator: "\n")
    for line in lines { #expect(line.count <= columns, "\(line)") }
  }
}
