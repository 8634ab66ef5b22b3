import ArrayFiles
import Comparison
import Foundation
import Matrices
import Networks
import Testing

/// Mistakes that people reported in public, each with samples as columns and as rows. The wrong arrays are computed by
/// loops, not by the expressions that the table of mistakes has.
struct ReportedMistakeTests {
  enum Layout: CaseIterable { case columns, rows }

  private func turned(_ file: NotebookFile, _ layout: Layout) -> NotebookFile {
    guard layout == .rows else { return file }
    var file = file
    for (name, array) in file.arrays where array.shape.count == 2 {
      if let matrix = array.matrix { file.put(matrix.transposed, as: name) }
    }
    return file
  }

  /// The first wrong row, which has to be the only one.
  private func wrong(_ file: NotebookFile, _ layout: Layout) throws -> IterationComparison.Row {
    let comparison = try turned(file, layout).comparison()
    #expect(comparison.saved.layout.samplesAreRows == (layout == .rows))
    #expect(comparison.wrong.count == 1, "\(comparison.wrong.map(\.name))")
    return try #require(comparison.wrong.first)
  }

  private func words(_ mistake: Mistake?) -> String { mistake.map { "\($0.kind)" } ?? "none" }

  @Test(arguments: Layout.allCases)
  func aSumOverTheSamplesInSoftmax(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    let e = file["Z2"].map { exp($0) }
    file.put(e.with(e.rowSums, /), as: "A2")
    let row = try wrong(file, layout)
    #expect(row.name == "A2")
    #expect(words(row.mistake).contains("along the samples"))
  }

  /// W2 where W2.T belongs, in one line with the mask: dA1 is not there.
  @Test(arguments: Layout.allCases)
  func weightsThatAreNotTransposedInOneLine(layout: Layout) throws {
    var file = try NotebookFile()
    let error = file["W2"].times(file["dZ2"])
    file.put(error.with(file["Z1"]) { $1 > 0 ? $0 : 0 }, as: "dZ1")
    file.arrays["dA1"] = nil
    let row = try wrong(file, layout)
    #expect(row.name == "dZ1")
    #expect(row.mistake?.origin?.name == MatrixName(.activationGradient, layer: 1))
    #expect(row.mistake?.origin?.line == "W2 @ dZ2")
    #expect(row.mistake?.line == "W2 @ dZ2 * (Z1 > 0)")
    #expect(words(row.mistake).contains("transposedWeights(W2)"))
  }

  @Test(arguments: Layout.allCases)
  func aProductByElements(layout: Layout) throws {
    // As many samples as neurons, so that NumPy has nothing against it; X tells which way round it is.
    var file = try NotebookFile(count: 10)
    let error = file["W2"].transposed.with(file["dZ2"], *)
    file.put(error.with(file["Z1"]) { $1 > 0 ? $0 : 0 }, as: "dZ1")
    file.arrays["dA1"] = nil
    let row = try wrong(file, layout)
    #expect(row.name == "dZ1")
    #expect(row.mistake?.origin?.line == "W2.T * dZ2")
    #expect(words(row.mistake).contains("* stands where @ belongs"))
  }

  @Test(arguments: Layout.allCases)
  func anErrorTimesA(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    file.put(file["dZ2"].with(file["A2"], *), as: "dZ2")
    let row = try wrong(file, layout)
    #expect(row.name == "dZ2")
    #expect(row.mistake?.line == "(A2 - Y) * A2")
    #expect(words(row.mistake).contains("multiplied by A2"))
  }

  @Test(arguments: Layout.allCases)
  func theDiagonalOfSoftmaxsDerivative(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    file.put(file["Y"].with(file["A2"]) { -$0 / $1 * $1 * (1 - $1) }, as: "dZ2")
    let row = try wrong(file, layout)
    #expect(row.name == "dZ2")
    #expect(words(row.mistake).contains("only the diagonal of softmax"))
  }

  /// The bias becomes a column for each sample; the line of the update is right.
  @Test(arguments: Layout.allCases)
  func aBiasGradientThatIsNotSummed(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    let errors = file["dZ2"].map { $0 / 7 }
    file.put(errors, as: "db2")
    file.put(errors.with(file["b2"]) { $1 - 0.25 * $0 }, as: "b2_new")
    let row = try wrong(file, layout)
    #expect(row.name == "db2")
    #expect(row.mistake?.line == "dZ2 / m")
    #expect(words(row.mistake).contains("it is dZ2 itself"))
  }

  /// Gradients that are twice as large, with nothing of the errors in the file: either the error is, or an earlier pass is
  /// still in them.
  @Test(arguments: Layout.allCases)
  func twiceTheErrorThatWasNotSaved(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["dZ2", "dA1", "dZ1", "W1_new", "b1_new", "W2_new", "b2_new"] {
      file.arrays[name] = nil
    }
    for name in ["dW2", "db2", "dW1", "db1"] { file.put(file[name].map { 2 * $0 }, as: name) }
    let row = try wrong(file, layout)
    #expect(row.name == "dW2")
    #expect(row.mistakes.first?.origin?.line == "2 * (A2 - Y)")
    #expect(row.mistakes.last?.kind == .earlierPasses(times: 2))
    // One gradient alone that is twice as large is no error that is.
    file.put(file["db2"].map { $0 / 2 }, as: "db2")
    let others = try turned(file, layout).comparison().wrong
    #expect(others.map(\.name) == ["dW2", "dW1", "db1"])
    #expect(others.first?.mistake?.origin == nil)
  }

  @Test(arguments: Layout.allCases)
  func probabilitiesThatAreIndexedByLabelsAlone(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    // Every sample's probability for every sample's label.
    let labels = (0..<7).map { sample in (0..<10).first { file["Y"][$0, sample] == 1 } ?? 0 }
    let table = Matrix(rows: 7, columns: 7) { -log(file["A2"][labels[$1], $0]) }
    file.arrays["L"] = NumericArray(shape: [], elements: [table.sum / 49])
    let row = try wrong(file, layout)
    #expect(row.name == "L")
    #expect(words(row.mistake).contains("indexed by y alone"))
  }

  @Test(arguments: Layout.allCases)
  func theSlopeOfALeakyReLUAlone(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6], activation: .leakyReLU)
    file.put(file["dA1"].with(file["Z1"]) { $1 > 0 ? $0 : 0.01 }, as: "dZ1")
    let row = try wrong(file, layout)
    #expect(row.name == "dZ1")
    #expect(row.mistake?.line == "where(Z1 > 0, dA1, 0.01)")
    // The same with dA1 in one line.
    file.arrays["dA1"] = nil
    #expect(try wrong(file, layout).mistake?.line.hasPrefix("where(Z1 > 0, ") ?? false)
  }

  /// A penalty whose strength the file tells, and which one gradient has not; without any, its strength says nothing.
  @Test(arguments: Layout.allCases)
  func aPenaltyThatOneGradientForgets(layout: Layout) throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["L", "W1_new", "b1_new", "W2_new", "b2_new"] { file.arrays[name] = nil }
    file.arrays["reg"] = NumericArray(shape: [], elements: [0.01])
    #expect(try turned(file, layout).comparison().isRight)
    file.put(file["dW2"].with(file["W2"]) { $0 + 0.01 * $1 }, as: "dW2")
    let row = try wrong(file, layout)
    #expect(row.name == "dW1")
    #expect(words(row.mistake).contains("derivative of the penalty, l2 * W1, is left out"))
  }

  /// A mistake in a line that was not saved is never told where something that was saved speaks against it.
  @Test func aMistakeBeforeIsNotToldWhereARightArrayWasMadeOfIt() throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["dZ2"] = nil
    // As if Y were added in dZ2; but db2 is right, and dA1 too.
    let error = file["A2"].with(file["Y"], +)
    file.put(error.times(file["A1"].transposed).map { $0 / 7 }, as: "dW2")
    let comparison = try file.comparison()
    #expect(comparison.wrong.map(\.name) == ["dW2"])
    #expect(comparison.wrong.first?.mistake?.origin == nil)
  }

  /// exp that overflows is no other mistake; what sums over the samples as well is that.
  @Test func whatIsNoNumberAccusesNoOtherLine() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["Z2", "W2", "b2"] { file.put(file[name].map { $0 * 100_000 }, as: name) }
    let e = file["Z2"].map { exp($0) }
    file.put(e.with(e.columnSums, /), as: "A2")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.name == "A2" && row.mistakes.count == 1)
    #expect(words(row.mistake).contains("overflows"))
  }
}
