import Comparison
import ArrayFiles
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// What `compare` finds out: which arrays are the same, which are wrong themselves, and which only follow.
struct IterationComparisonTests {
  private func verdicts(_ comparison: IterationComparison) -> [String: IterationComparison.Verdict] {
    Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.name, $0.verdict) })
  }

  @Test(arguments: [[], [10], [6, 5], [4, 10, 10]])
  func aRightIterationIsExactInEveryArray(hidden: [Int]) throws {
    let comparison = try NotebookFile(hidden: hidden).comparison()
    #expect(comparison.rows.allSatisfy { $0.verdict == .exact })
    let depth = hidden.count + 1
    // Z, A, dZ, dW, db and the updated W and b of each layer, a dA of each hidden one, and L.
    #expect(comparison.rows.count == 7 * depth + hidden.count + 1)
    #expect(comparison.rows.map(\.name).prefix(2) == ["Z1", "A1"], "in the order of the program")
  }

  @Test(arguments: Activation.all.map(\.name))
  func everyActivationIsComparedByTheSessionsOwn(name: String) throws {
    let comparison = try NotebookFile(hidden: [6], activation: try #require(Activation.named(name)))
      .comparison()
    #expect(comparison.rows.allSatisfy { $0.verdict == .exact })
  }

  @Test func roundingIsApproximate() throws {
    var file = try NotebookFile()
    file.put(file["dW1"].map { $0 * (1 + 3e-16) }, as: "dW1")
    file.put(file["Z1"].map { $0 + 1e-13 }, as: "Z1")
    let verdicts = verdicts(try file.comparison())
    #expect(verdicts["Z1"] == .approximate)
    #expect(verdicts["dW1"] == .approximate)
    #expect(verdicts["A2"] == .exact)
  }

  /// The boundary is a billionth of the largest element: a thousand times what 784 products round, a thousandth of the
  /// least mistake that a formula makes.
  @Test(arguments: [(1e-10, true), (1e-8, false)])
  func theToleranceIsABillionthOfTheLargest(share: Double, isFine: Bool) throws {
    var file = try NotebookFile()
    let largest = file["dW2"].elements.map(abs).max() ?? 0
    var wrong = file["dW2"]
    wrong[0, 0] += share * largest
    file.put(wrong, as: "dW2")
    let comparison = try file.comparison()
    #expect(comparison.wrong.isEmpty == isFine)
    #expect(comparison.rows.first { $0.name == "dW2" }?.difference?.place == MatrixPlace(row: 0, column: 0))
  }

  @Test func whatIsComputedFromSomethingWrongFollowsAndASecondMistakeIsFound() throws {
    var file = try NotebookFile(hidden: [6])
    // The first mistake: dZ2 has the wrong sign. All below it is computed from that, rightly,
    file.put(file["dZ2"].map { -$0 }, as: "dZ2")
    for name in ["dW2", "db2", "dA1", "dZ1"] { file.put(file[name].map { -$0 }, as: name) }
    // except that dW1 has no 1/m: the second mistake.
    file.put(file["dW1"].map { -7 * $0 }, as: "dW1")
    file.put(file["db1"].map { -$0 }, as: "db1")
    for name in ["W1", "b1", "W2", "b2"] {
      file.put(file[name].with(file["d\(name)"]) { $0 - 0.25 * $1 }, as: "\(name)_new")
    }
    let comparison = try file.comparison()
    #expect(comparison.wrong.map(\.name) == ["dZ2", "dW1"])
    #expect(comparison.wrong.last?.mistake?.line == "dZ1 @ X.T")
    let verdicts = verdicts(comparison)
    for name in ["dW2", "db2", "dA1", "dZ1", "db1", "W1 after", "b1 after", "W2 after", "b2 after"] {
      #expect(verdicts[name] == .follows, "\(name)")
    }
    for name in ["Z1", "A1", "Z2", "A2", "L"] { #expect(verdicts[name] == .exact, "\(name)") }
  }

  @Test func arraysThatWereNotSavedAreComputedFromThoseThatWere() throws {
    var file = try NotebookFile(hidden: [6])
    file.put(file["Z1"].map { $0 + 1 }, as: "Z1")
    // A1, which is not there, follows from the wrong Z1; Z2 is computed from it.
    let a1 = file["Z1"].map { max(0, $0) }
    file.put(file["W2"].times(a1).with(file["b2"], +), as: "Z2")
    for name in file.arrays.keys where !["X", "Y", "W1", "b1", "W2", "b2", "Z1", "Z2"].contains(name) {
      file.arrays[name] = nil
    }
    let verdicts = verdicts(try file.comparison())
    #expect(verdicts == ["Z1": .wrong, "Z2": .follows])
  }

  /// As PyTorch's: the loss is a mean, so each sample's error is divided by m, and the gradients are sums of those.
  private func dividedFile() throws -> NotebookFile {
    var file = try NotebookFile(hidden: [6])
    for name in ["dZ2", "dA1", "dZ1"] { file.put(file[name].map { $0 / 7 }, as: name) }
    return file
  }

  @Test func errorsThatAreDividedByMAreRightWhereTheGradientsAreSums() throws {
    var file = try dividedFile()
    let comparison = try file.comparison()
    #expect(comparison.conventions.errorsAreDivided)
    #expect(comparison.wrong.isEmpty)
    #expect(!(try NotebookFile(hidden: [6]).comparison().conventions.errorsAreDivided))
    // A mistake beside that is still one.
    file.put(file["dZ1"].map { -$0 }, as: "dZ1")
    #expect(try file.comparison().wrong.map(\.name).first == "dZ1")
  }

  @Test func errorsThatAreDividedByMAreWrongWhereTheGradientsAreDividedAgain() throws {
    var file = try dividedFile()
    for name in ["dW1", "db1", "dW2", "db2"] { file.put(file[name].map { $0 / 7 }, as: name) }
    let comparison = try file.comparison()
    #expect(!comparison.conventions.errorsAreDivided)
    #expect(comparison.wrong.map(\.name) == ["dZ2"])
    #expect(comparison.wrong.first?.mistake?.line == "(A2 - Y) / m")
  }

  @Test func nanIsWrongAndItsPlaceIsNamed() throws {
    var file = try NotebookFile()
    var wrong = file["dW1"]
    wrong[3, 4] = .nan
    file.put(wrong, as: "dW1")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.difference?.wrong == 1)
    #expect(row.difference?.place == MatrixPlace(row: 3, column: 4))
  }

  @Test func theSessionAndItsPlantedNumbersHaveNoPartInIt() throws {
    var file = try NotebookFile()
    file.put(file["dW2"].map { 7 * $0 }, as: "dW2")
    let first = try file.comparison()
    var session = file.other
    session.train(to: 3) { _ in true }
    let second = IterationComparison(
      try NotebookIteration(file.named, fileName: "mine.npz", in: session), like: session)
    #expect(second.rows.map(\.verdict) == first.rows.map(\.verdict))
    #expect(second.rows.map(\.expected) == first.rows.map(\.expected))
  }

  @Test func aKeptSessionRunsTheSameIterationAndReplaysIt() throws {
    let file = try NotebookFile()
    var kept = try file.saved().kept(like: file.other)
    kept.run(to: kept.program.operations.count - 1)
    #expect(try kept.matrix(MatrixName(.weightsGradient, layer: 1)) == file["dW1"])
    kept.train(to: 4) { _ in true }
    _ = kept.go(to: Position(iteration: 0, operation: 0))
    #expect(try kept.matrix(MatrixName(.weights, layer: 1)) == file["W1"])
  }

  /// Numbers in float64 are float32 ones only where all of them are: a few short ones, such as the sums over a wrong axis
  /// that cancel, tell nothing.
  @Test func aFewShortNumbersDoNotMakeTheOthersFloat32() throws {
    var file = try NotebookFile(hidden: [30], count: 80)
    file.put(Matrix(rows: 1, columns: 80) { _, column in Double(column) / 64 }, as: "db2")
    file.put(file["dZ1"].map { Double(Float($0)) }, as: "dZ1")
    #expect(try file.saved().precision == .double)
    let computed = file.arrays.keys.filter { !["X", "Y", "W1", "b1", "W2", "b2", "alpha"].contains($0) }
    for name in computed { file.put(file[name].map { Double(Float($0)) }, as: name) }
    #expect(try file.saved().precision == .single, "what was float32 and is saved as float64")
  }

  @Test func pixelsOfFloat32MakeEverythingFloat32() throws {
    var file = try NotebookFile(hidden: [6], count: 40)
    file.put(file["X"].map { Double(Float($0)) }, as: "X")
    #expect(try file.saved().precision == .single)
  }

  /// float32 numbers are off by some 1e-7 of the largest, more behind exp; float16 by some 1e-3.
  @Test(arguments: [(NotebookPrecision.single, 1e-4), (.half, 5e-2)])
  func coarserNumbersAreComparedMoreCoarsely(precision: NotebookPrecision, wrong: Double) throws {
    var file = try NotebookFile(hidden: [6])
    let inputs = ["X", "Y", "W1", "b1", "W2", "b2", "alpha"]
    if precision == .half {
      file.arrays = file.arrays.filter { inputs.contains($0.key) || $0.key == "A2" || $0.key == "Z2" }
    }
    file.round(to: precision) { !inputs.contains($0) }
    #expect(try file.saved().precision == precision)
    #expect(try file.comparison().wrong.isEmpty)
    file.put(file["Z2"].map { $0 * (1 + wrong) }, as: "Z2")
    #expect(try file.comparison().wrong.map(\.name).contains("Z2"))
  }

  /// A step of a millionth of its parameter is compared as a step, not as a part of the parameter.
  @Test(arguments: [1.0, 0, -1])
  func aStepInFloat32IsComparedByItsOwnSize(sign: Double) throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["alpha"] = NumericArray(shape: [], elements: [1e-5])
    for name in ["W1", "b1", "W2", "b2"] {
      file.put(file[name].map { Double(Float($0)) }, as: name)
      file.put(file[name].with(file["d\(name)"]) { $0 - sign * 1e-5 * $1 }, as: "\(name)_new")
    }
    file.round(to: .single) { $0.hasSuffix("_new") }
    let comparison = try file.comparison()
    let updates = comparison.rows.filter { $0.name.hasSuffix("after") }
    #expect(updates.allSatisfy { ($0.verdict == .wrong) == (sign != 1) })
    if sign == 0 { #expect(updates.allSatisfy { $0.mistake?.line == String($0.name.prefix(2)) }) }
    if sign < 0 { #expect(updates.allSatisfy { $0.mistake?.line.contains("+ alpha") ?? false }) }
  }
}
