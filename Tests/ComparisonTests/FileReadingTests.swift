import ArrayFiles
import Comparison
import Datasets
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// What a file is read as follows from its arrays: the network, the layout, the optimizer, and its ways of writing.
struct FileReadingTests {
  private static let parameters = ["W1", "b1", "W2", "b2"]

  @Test(arguments: [
    (Activation.sigmoid, OutputLayer.sigmoidSquaredError), (.tanh, .softmaxCrossEntropy),
    (.leakyReLU, .linearSquaredError),
    (.linear, .tanhSquaredError), (.gelu, .sigmoidCrossEntropy),
  ])
  func theNetworkIsTheFiles(activation: Activation, output: OutputLayer) throws {
    var file = try NotebookFile(hidden: [6], activation: activation, output: output)
    file.other = try SmallSession.make(hidden: [6])
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.isNetworkOfFile)
    #expect(
      comparison.saved.architecture.activation == activation && comparison.saved.architecture.output == output
    )
    // A mistake in it is one, whatever the session's network is.
    file.put(file["dW2"].map { -$0 }, as: "dW2")
    #expect(try file.comparison().wrong.map(\.name) == ["dW2"])
  }

  /// With one hidden layer, tanh with the derivative of relu is as near to one as to the other: both are told.
  @Test func whereTwoNetworksFitEquallyBothAreTold() throws {
    var file = try NotebookFile(hidden: [6], activation: .tanh)
    for name in ["L", "dA1", "dW1", "db1", "W1_new", "b1_new"] { file.arrays[name] = nil }
    let error = file["W2"].transposed.times(file["dZ2"])
    file.put(error.with(file["Z1"]) { $0 * ($1 > 0 ? 1 : 0) }, as: "dZ1")
    let comparison = try file.comparison()
    let wrong = try #require(comparison.wrong.first)
    let rival = try #require(comparison.rival)
    #expect(comparison.wrong.count == 1 && rival.wrong.count == 1)
    #expect(Set([wrong.name, rival.wrong[0].name]) == ["A1", "dZ1"])
    #expect(Set([comparison.saved.architecture.activation, rival.network.activation]) == [.tanh, .relu])
  }

  @Test func valuesChangedInPlaceAreSeenForWhatTheyAre() throws {
    var file = try NotebookFile(hidden: [6])
    let z = file["Z2"]
    let greatest = (0..<z.columns).map { column in (0..<z.rows).map { z[$0, column] }.max() ?? 0 }
    file.put(Matrix(rows: z.rows, columns: z.columns) { z[$0, $1] - greatest[$1] }, as: "Z2")
    let shifted = try file.comparison()
    #expect(shifted.isRight && shifted.excused.map(\.name) == ["Z2"])
    #expect(shifted.excused.first?.mistake?.line == "Z2 - max(Z2, axis=0)")
    // What is shifted by something else is wrong.
    file.put(z.map { $0 - 1 }, as: "Z2")
    #expect(try file.comparison().wrong.map(\.name) == ["Z2"])
  }

  @Test(arguments: [0.03, 0.03 / 7])
  func aPenaltyOfOneStrengthIsNoMistake(strength: Double) throws {
    var rule = DescentRule()
    rule.l2 = strength
    var file = try NotebookFile(hidden: [6], rule: rule)
    file.other = try SmallSession.make(hidden: [6])
    let comparison = try file.comparison()
    #expect(comparison.isRight)
    #expect(abs((comparison.conventions.l2 ?? 0) - strength) < 1e-12)
    // One layer with another strength is wrong.
    file.put(file["dW1"].with(file["W1"]) { $0 + strength * $1 }, as: "dW1")
    #expect(try file.comparison().wrong.map(\.name) == ["dW1"])
  }

  @Test func theOptimizerIsThatWhoseVectorsTheFileHas() throws {
    var file = try NotebookFile(hidden: [6])
    for name in Self.parameters {
      let gradient = file["d\(name)"]
      let zeros = gradient.map { _ in 0 }
      file.put(zeros, as: "m\(name)")
      file.put(zeros, as: "v\(name)")
      file.put(gradient.map { 0.1 * $0 }, as: "m\(name)_new")
      file.put(gradient.map { 0.001 * $0 * $0 }, as: "v\(name)_new")
      file.put(file[name].with(gradient) { $0 - 0.25 * $1 / (abs($1) + 1e-8) }, as: "\(name)_new")
    }
    for (name, value) in [("beta1", 0.9), ("beta2", 0.999), ("t", 1)] {
      file.arrays[name] = NumericArray(shape: [], elements: [value])
    }
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.saved.rule.optimizer == .adam)
    #expect(
      comparison.rows.contains { $0.name == "sW2" } && comparison.rows.contains { $0.name == "b2 after" })
    file.put(file["b2"], as: "b2_new")
    #expect(try file.comparison().wrong.map(\.name) == ["b2 after"])
  }

  @Test func aBiasThatTheUpdateLeavesIsNamedAndNothingElse() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["W1", "W2"] { file.put(file["\(name)_new"], as: name) }
    for name in Self.parameters { file.arrays["\(name)_new"] = nil }
    let comparison = try file.comparison()
    #expect(comparison.stepTaken == 0.25)
    #expect(comparison.wrong.map(\.name) == ["b1 after", "b2 after"])
  }

  @Test func inputsMayBeAnyNumbers() throws {
    var file = try NotebookFile(hidden: [6])
    let x = file["X"].map { ($0 - 0.3) / 0.21 }
    file.put(x, as: "X")
    let b = file["b1"]
    let product = file["W1"].times(x)
    let z = Matrix(rows: product.rows, columns: product.columns) { product[$0, $1] + b[$0, 0] }
    file.arrays = file.arrays.filter { ["X", "Y", "W1", "b1", "W2", "b2"].contains($0.key) }
    file.put(z, as: "Z1")
    let comparison = try file.comparison()
    #expect(comparison.isRight && comparison.rows.contains { $0.name == "Z1" }, "\(comparison.rows)")
  }

  @Test(arguments: [["w0", "w1"], ["W_0", "W_1"]])
  func layersMayBeCountedFromZero(weights: [String]) throws {
    var file = try NotebookFile(hidden: [6])
    let whole = file
    file.arrays = file.arrays.filter { ["X", "Y"].contains($0.key) }
    for layer in [1, 2] {
      file.arrays[weights[layer - 1]] = whole.arrays["W\(layer)"]
      file.arrays["b\(layer - 1)"] = whole.arrays["b\(layer)"]
      file.arrays["d_w\(layer - 1)"] = whole.arrays["dW\(layer)"]
      file.arrays["d_b\(layer - 1)"] = whole.arrays["db\(layer)"]
    }
    let comparison = try file.comparison()
    #expect(
      comparison.isRight && Set(comparison.rows.map(\.name)).isSuperset(of: ["dW1", "db1", "dW2", "db2"]))
  }

  /// Theta has the bias as its first column, and a1 begins with a column of ones, as courses write it.
  @Test func thetaHasItsBiasAsAColumn() throws {
    let whole = try NotebookFile(hidden: [6])
    var file = whole
    file.arrays = [:]
    file.put(whole["Y"].transposed, as: "Y")
    func withFirst(_ first: Matrix, _ rest: Matrix) -> Matrix {
      Matrix(rows: rest.rows, columns: rest.columns + 1) { $1 == 0 ? first[$0, 0] : rest[$0, $1 - 1] }
    }
    func withOnes(_ columns: Matrix) -> Matrix {
      let rows = columns.transposed
      return withFirst(rows.map { _ in 1 }, rows)
    }
    for layer in [1, 2] {
      file.put(withFirst(whole["b\(layer)"], whole["W\(layer)"]), as: "Theta\(layer)")
      file.put(withFirst(whole["db\(layer)"], whole["dW\(layer)"]), as: "Theta\(layer)_grad")
    }
    file.put(withOnes(whole["X"]), as: "a1")
    file.put(withOnes(whole["A1"]), as: "a2")
    file.put(whole["Z1"].transposed, as: "z2")
    file.put(whole["dZ2"].transposed, as: "delta3")
    let comparison = try file.comparison()
    #expect(comparison.isRight, "\(comparison.wrong.map(\.name))")
    #expect(Set(comparison.rows.map(\.name)).isSuperset(of: ["Z1", "A1", "dZ2", "dW1", "db2"]))
    file.put(whole["dZ2"].transposed.map { -$0 }, as: "delta3")
    #expect(try file.comparison().wrong.first?.name == "dZ2")
  }

  /// As many samples as inputs, in rows: only the numbers tell which way round X is.
  @Test func theLayoutOfASquareXIsToldByItsNumbers() throws {
    var file = try NotebookFile(hidden: [6], count: 9)
    for name in file.arrays.keys { file.put(file[name].transposed, as: name) }
    for name in ["alpha", "L", "penalty"] { file.arrays[name] = nil }
    let comparison = try file.comparison()
    #expect(comparison.isRight, "\(comparison.wrong.map(\.name))")
    #expect(comparison.saved.layout.samplesAreRows)
  }
}
