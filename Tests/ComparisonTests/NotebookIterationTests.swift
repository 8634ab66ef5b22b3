import Comparison
import ArrayFiles
import Debugging
import Matrices
import Networks
import TestSupport
import Testing

/// How the arrays of a file are read: names, shapes and ways round, and what is said where they make no iteration.
struct NotebookIterationTests {
  private func isRight(_ file: NotebookFile, mapping: String? = nil) throws -> Bool {
    try file.comparison(mapping: mapping).rows.allSatisfy { $0.verdict == .exact }
  }

  @Test func samplesAsRowsAndWeightsAsInputsTimesNeuronsAreRead() throws {
    var file = try NotebookFile(hidden: [6])
    for (name, array) in file.arrays where array.shape.count == 2 {
      file.put(file[name].transposed, as: name)
    }
    #expect(try isRight(file))
    #expect(try file.saved().remarks.contains { $0.contains("rows of X") })
    #expect(try file.saved().remarks.contains { $0.contains("inputs × neurons") })
  }

  /// PyTorch's way: rows of samples, but neurons × inputs.
  @Test func samplesAsRowsBesideWeightsAsGradbHasThemAreRead() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["X", "Y", "Z1", "A1", "Z2", "A2", "dZ1", "dA1", "dZ2"] {
      file.put(file[name].transposed, as: name)
    }
    #expect(try isRight(file))
  }

  /// Where every W is square, the samples decide, and it is said.
  @Test func squareWeightsAreReadAsTheSamplesAre() throws {
    var file = try NotebookFile(hidden: [10, 10])
    file.arrays = file.arrays.filter { !$0.key.contains("1") || $0.key == "Z1" }
    for (name, array) in file.arrays where array.shape.count == 2 {
      file.put(file[name].transposed, as: name)
    }
    // W1 is not there, so gradb's own is taken; Z1 and what follows differ, but not by a transposition.
    #expect(try file.saved().architecture == file.other.architecture)
  }

  @Test func biasesAndLabelsAreReadInEveryShape() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["b1", "db1", "b1_new"] {
      file.arrays[name] = NumericArray(shape: [6], elements: file[name].elements)
    }
    for name in ["b2", "db2", "b2_new"] { file.put(file[name].transposed, as: name) }
    file.arrays["L"] = NumericArray(shape: [1, 1], elements: file["L"].elements)
    let y = file["Y"]
    let labels = (0..<7).map { column in Double((0..<10).first { y[$0, column] == 1 } ?? 0) }
    for shape in [[7], [1, 7], [7, 1]] {
      file.arrays["y"] = NumericArray(shape: shape, elements: labels)
      #expect(try isRight(file))
      // Some notebooks call the numbers Y.
      var other = file
      other.arrays["Y"] = other.arrays.removeValue(forKey: "y")
      #expect(try isRight(other))
    }
  }

  @Test func pixelsMayBe0To255() throws {
    var file = try NotebookFile(hidden: [6])
    file.put(file["X"].map { ($0 * 255).rounded() }, as: "X")
    #expect(try isRight(file))
    #expect(try file.saved().remarks.contains { $0.contains("0 to 255") })
    file.arrays["X"] = NumericArray(shape: [7, 3, 3], elements: file["X"].elements)
    #expect(try isRight(file), "images as they are stored")
    file.put(file["W1"], as: "W1")
  }

  @Test func oneHotLabelsBesideLabelsAreComparedWithThem() throws {
    var file = try NotebookFile(hidden: [6])
    let y = file["Y"]
    file.arrays["y"] = NumericArray(
      shape: [7], elements: (0..<7).map { column in Double((0..<10).first { y[$0, column] == 1 } ?? 0) })
    file.put(Matrix(rows: 10, columns: 7) { y[($0 + 1) % 10, $1] }, as: "Y")
    let row = try #require(try file.comparison().wrong.first)
    #expect(row.name == "Y")
    #expect(row.mistake?.line == "one_hot(y - 1)")
    // Its rows are read one after the other, and not each as a column.
    file.put(Matrix(rows: 10, columns: 7) { y.elements[$0 * 7 + $1] }, as: "Y")
    let reshaped = try #require(try file.comparison().wrong.first)
    #expect(reshaped.mistake?.line == "np.eye(10)[y].reshape(10, m)")
  }

  @Test(arguments: [
    ("dW1", "dw1"), ("dW1", "grad_W1"), ("dZ2", "dz_2"), ("L", "cost"), ("L", "J"), ("X", "X_train"),
    ("Y", "Y_one_hot"), ("W1_new", "W1_after"), ("W1_new", "updated_W1"), ("alpha", "learning_rate"),
    ("alpha", "lr"),
    ("A1", "a1"), ("dZ1", "delta1"), ("dZ2", "delta_2"), ("dW1", "W1_grad"), ("db2", "dL_db2"),
    ("dW2", "W2.grad"),
    ("y", "labels"), ("y", "y_train"), ("y", "t"), ("y", "y_true"), ("X", "X_mini"),
    ("A2", "AL"), ("A2", "y_hat"), ("A2", "probs"), ("Z2", "logits"), ("Z2", "scores"), ("dZ2", "dscores"),
    ("A1", "hidden"), ("dZ1", "dhidden"), ("dW1", "delta_W1"), ("dW1", "nabla_w1"), ("dW1", "gW1"),
    ("W1_new", "W1_upd"), ("W1_new", "W1_prime"), ("W1", "weights1"), ("b2", "bias2"),
    ("W1", "params_W1"), ("Z1", "cache_Z1"), ("dW1", "grads_W1"), ("db2", "grads/db2"),
    ("W2", "self.params.W2"),
    ("W1", "W"), ("b1", "b"), ("dW1", "dW"), ("db1", "db"),
  ])
  func usualNamesAreUnderstood(name: String, usual: String) throws {
    var file = try NotebookFile(hidden: [6])
    // The labels as numbers, instead of the one-hot columns.
    if name == "y" { file.arrays["y"] = try labels(of: &file) }
    file.arrays[usual] = file.arrays.removeValue(forKey: name)
    let all = try NotebookFile(hidden: [6]).comparison().rows.count
    #expect(try file.comparison().rows.count == all)
    #expect(try isRight(file))
    #expect(try file.saved().remarks.contains { $0.contains("\(usual) as ") })
  }

  /// A second array for the same thing is left unread, where its name alone does not say what it is.
  @Test func aNameThatTellsLessGivesWay() throws {
    var file = try NotebookFile(hidden: [6])
    let own = ["probs": "A2", "params_W1": "W1", "cache_W1": "W1", "b": "b1", "t": "Y"]
    for (name, right) in own { file.put(file[right].map { $0 + 1 }, as: name) }
    #expect(try isRight(file))
    #expect(try Set(file.saved().unknown.map(\.name)) == Set(own.keys))
  }

  @Test func pyTorchsNamesAreUnderstoodInTheOrderOfTheFile() throws {
    let right = try NotebookFile(hidden: [6])
    for modules in [["0", "2"], ["fc9", "fc10"], ["stem", "head"], ["net.0", "net.2"]] {
      var renamed: [NamedArray] = []
      for array in right.named where !array.name.hasSuffix("_new") {
        let layer = Int(array.name.filter(\.isNumber)) ?? 0
        let kind = array.name.contains("W") ? "weight" : "bias"
        guard layer > 0, array.name.contains("W") || array.name.contains("b") else {
          renamed.append(array)
          continue
        }
        let name = "\(modules[layer - 1]).\(kind)\(array.name.hasPrefix("d") ? ".grad" : "")"
        renamed.append(NamedArray(name: name, array: array.array))
      }
      let saved = try NotebookIteration(renamed, fileName: "torch.npz", in: right.other)
      let comparison = IterationComparison(saved, like: right.other)
      #expect(comparison.rows.allSatisfy { $0.verdict == .exact }, "\(modules)")
      #expect(comparison.rows.count == 12)
    }
  }

  /// gradb's own weights are nothing to judge by where the file has others.
  @Test func weightsUnderANameThatTellsNothingAreAskedFor() throws {
    var file = try NotebookFile(hidden: [6])
    for (name, other) in [("W1", "Theta1"), ("b1", "bias_h"), ("W2", "W_o"), ("dW1", "dTheta1")] {
      file.arrays[other] = file.arrays.removeValue(forKey: name)
    }
    let error = #expect(throws: NotebookIterationError.self) { try file.saved() }
    let message = try #require(error).message
    #expect(message.contains("--as Theta1=W1,bias_h=b1,W_o=W2"), "\(message)")
    #expect(message.contains("Theta1 (6×9)"))
    #expect(try isRight(file, mapping: "Theta1=W1,bias_h=b1,W_o=W2,dTheta1=dW1"))
  }

  /// The file with 20 other samples, all of a data set, as `pixels` and `labels`.
  private func withWholeData(_ pixels: String, _ labels: String) throws -> NotebookFile {
    var file = try NotebookFile(hidden: [6])
    file.put(Matrix(rows: 9, columns: 20) { row, column in Double((row + column) % 2) }, as: pixels)
    file.arrays[labels] = NumericArray(shape: [20], elements: (0..<20).map { Double($0 % 10) })
    return file
  }

  @Test(arguments: [
    ("X", "X_batch", "y_batch"), ("X_train", "X_mini", "y_mini"), ("X_train", "X", "y"),
    ("X", "X_train", "y_train"),
  ])
  func theBatchIsTakenWhereAllSamplesAreBesideIt(whole: String, pixels: String, labels: String) throws {
    let right = try NotebookFile(hidden: [6])
    var file = try withWholeData(whole, whole == "X" ? "y" : "y_train")
    file.arrays[pixels] = right.arrays["X"]
    file.arrays[labels] = try self.labels(of: &file)
    #expect(try isRight(file))
    #expect(try file.saved().unknown.contains { $0.name == whole })
    if whole == "X" { #expect(try isRight(file, mapping: "\(pixels)=X,\(labels)=y")) }
  }

  @Test func allSamplesBesideArraysOfAMiniBatchAreRefused() throws {
    var file = try withWholeData("X", "y")
    file.arrays["Y"] = nil
    let error = #expect(throws: NotebookIterationError.self) { try file.saved() }
    let message = try #require(error).message
    #expect(message.contains("X has 20 samples, but Z1, A1 and 5 more have 7"), "\(message)")
  }

  @Test(arguments: [[7, 3, 3, 1], [7, 1, 3, 3]])
  func imagesMayHaveAChannel(shape: [Int]) throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["X"] = NumericArray(shape: shape, elements: file["X"].elements)
    #expect(try isRight(file))
  }

  @Test func aSingleLetterIsNoSlip() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["i", "n", "_", "Z", "dZ"] { file.put(file["dW1"], as: name) }
    #expect(try file.saved().unknown.allSatisfy { $0.near.isEmpty })
  }

  private func labels(of file: inout NotebookFile) throws -> NumericArray {
    let y = file["Y"]
    file.arrays["Y"] = nil
    return NumericArray(
      shape: [7], elements: (0..<7).map { column in Double((0..<10).first { y[$0, column] == 1 } ?? 0) })
  }

  /// Where the file has no alpha, its updates tell it, unless they are those of gradb's.
  @Test func theLearningRateIsReadOffTheUpdates() throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["alpha"] = nil
    let saved = try file.saved()
    #expect(saved.learningRate == 0.25)
    #expect(saved.remarks.contains("alpha = 0.25, as the updates in the file have it"))
    #expect(try isRight(file))
    // One parameter that goes another way is a mistake, and no other alpha.
    file.put(file["W1"].with(file["dW1"]) { $0 - 0.5 * $1 }, as: "W1_new")
    #expect(try file.comparison().wrong.map(\.name) == ["W1 after"])
    for name in ["b1", "W2", "b2"] { file.arrays["\(name)_new"] = nil }
    #expect(try file.saved().learningRate == 0.5)
    // gradb's own goes before.
    file.put(file["W1"].with(file["dW1"]) { $0 - 0.1 * $1 }, as: "W1_new")
    #expect(try file.saved().remarks.contains("alpha = 0.1 is gradb's"))
  }

  /// float32 has little left of a step of a thousandth; whole files of such are told all the same.
  @Test(arguments: [0.001, 0.0003, -0.5])
  func theLearningRateIsReadOffFloat32UpdatesEitherWay(rate: Double) throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["alpha"] = nil
    for name in ["W1", "b1", "W2", "b2"] {
      file.put(file[name].with(file["d\(name)"]) { $0 - rate * $1 }, as: "\(name)_new")
    }
    file.round(to: .single) { !["X", "Y"].contains($0) }
    #expect(try file.saved().learningRate == abs(rate))
    let uphill = try file.comparison().wrong
    #expect(uphill.count == (rate < 0 ? 4 : 0))
    #expect(uphill.allSatisfy { $0.mistake?.line.contains("+ alpha") ?? false })
    #expect(try file.saved().remarks.contains { $0.contains("add alpha times the gradient") } == (rate < 0))
  }

  @Test func theLearningRateIsReadOffUpdatesByGradbsGradientsWhereTheFileHasNone() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["alpha", "dW1", "db1", "dW2", "db2"] { file.arrays[name] = nil }
    #expect(try isRight(file))
    #expect(try file.saved().remarks.contains { $0.contains("alpha = 0.25") && $0.contains("are gradb's") })
  }

  /// Nobody is accused because gradb's alpha is another one.
  @Test func updatesThatNoLearningRateFitsAreLeftOut() throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["alpha"] = nil
    for (index, name) in ["W1", "b1", "W2", "b2"].enumerated() {
      file.put(file[name].with(file["d\(name)"]) { $0 - Double(index + 2) * $1 }, as: "\(name)_new")
    }
    #expect(try file.comparison().wrong.isEmpty)
    #expect(try file.comparison().unjudged.map(\.name) == ["W1_new", "b1_new", "W2_new", "b2_new"])
    #expect(try file.saved().remarks.contains { $0.contains("save it as alpha=") })
    // What is wrong whatever alpha is, is wrong.
    file.arrays["W1_new"] = file.arrays["W1"]
    #expect(try file.comparison().wrong.map(\.name) == ["W1 after"])
  }

  @Test func velocitiesBeforeTheIterationAreTheFilesOr0() throws {
    var rule = DescentRule()
    rule.momentum = 0.9
    var file = try NotebookFile(hidden: [6], rule: rule)
    #expect(try isRight(file))
    for name in ["vW1", "vb1", "vW2", "vb2"] { file.arrays["\(name)_old"] = nil }
    #expect(try file.saved().remarks.contains { $0.contains("vW1_old") && $0.contains("taken as 0") })
    // Nobody knows what they were.
    let comparison = try file.comparison()
    #expect(comparison.wrong.isEmpty)
    #expect(comparison.unjudgedState.map(\.name) == ["vW1", "vb1", "vW2", "vb2"])
    // A mistake that needs none of them is one.
    file.put(file["db2"].map { -$0 }, as: "vb2")
    file.put(file["b2"].with(file["vb2"]) { $0 - 0.25 * $1 }, as: "b2_new")
    #expect(try file.comparison().wrong.map(\.name) == ["vb2"])
  }

  @Test func arraysOfOtherSamplesThanTheSessionsAreRefused() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["X", "Y"] { file.arrays[name] = nil }
    let error = #expect(throws: NotebookIterationError.self) { try file.saved() }
    let message = try #require(error).message
    #expect(message.contains("is of 7 samples, and the batch in gradb has 5"))
  }

  @Test func wherePlainNamesAreThoseAfterTheUpdateOldOnesAreThoseBefore() throws {
    var file = try NotebookFile(hidden: [6])
    for name in ["W1", "b1", "W2", "b2"] {
      file.arrays["\(name)_old"] = file.arrays[name]
      file.arrays[name] = file.arrays.removeValue(forKey: "\(name)_new")
    }
    #expect(try isRight(file))
    #expect(try file.comparison().rows.contains { $0.name == "W1 after" })
  }

  @Test func namesOfOnesOwnAreMapped() throws {
    var file = try NotebookFile(hidden: [6])
    file.arrays["delta"] = file.arrays.removeValue(forKey: "dZ2")
    file.arrays["dW11"] = file.arrays["dW1"]
    file.arrays["foo"] = file.arrays["W1"]
    let saved = try file.saved(mapping: "delta = dZ2")
    #expect(saved.arrays[MatrixName(.preActivationGradient, layer: 2)]?.name == "delta")
    #expect(saved.unknown.map(\.name) == ["foo"])
    #expect(try isRight(file, mapping: "delta=dZ2"))
  }

  @Test func whatTheFileLacksIsTheSessions() throws {
    let other = try SmallSession.make(count: 5, side: 3, hidden: [6])
    var run = other
    run.run(to: 4)
    let file = [
      NamedArray(name: "Z1", array: NumericArray(try run.matrix(MatrixName(.preActivation, layer: 1))))
    ]
    let saved = try NotebookIteration(file, fileName: "z.npz", in: other)
    #expect(IterationComparison(saved, like: other).rows.map(\.verdict) == [.exact])
    #expect(saved.remarks.contains { $0.contains("W1, b1, W2, b2 are not in the file") })
    #expect(saved.remarks.contains { $0.contains("no samples") })
  }

  @Test func anotherNetworkIsReadOffTheWeights() throws {
    var file = try NotebookFile(hidden: [6, 5])
    let small = try SmallSession.make(count: 5, side: 4)
    let saved = try NotebookIteration(file.named, fileName: "f.npz", in: small)
    #expect(saved.architecture.sizes == [9, 6, 5, 10])
    file.arrays["b2"] = nil
    let partial = try NotebookIteration(file.named, fileName: "f.npz", in: small)
    #expect(partial.remarks.contains { $0.contains("b2 is not in the file: taken as 0") })
  }

  /// What is no iteration is refused with a sentence that names the array.
  @Test func whatMakesNoIterationIsRefusedWithASentence() throws {
    func refusal(_ mapping: String? = nil, _ change: (inout NotebookFile) -> Void) throws -> String {
      var file = try NotebookFile(hidden: [6])
      change(&file)
      let error = #expect(throws: NotebookIterationError.self) { try file.saved(mapping: mapping) }
      return try #require(error).message
    }
    let numbers = NumericArray(shape: [3], elements: [1, 2, 3])
    #expect(try refusal { $0.arrays = ["foo": numbers, "bar": numbers] }.contains("bar and foo"))
    #expect(try refusal { $0.arrays = [:] }.contains("no arrays"))
    #expect(
      try refusal { $0.arrays = $0.arrays.filter { ["X", "Y", "W1"].contains($0.key) } }.contains("save Z1"))
    #expect(try refusal { $0.arrays["w1"] = numbers }.contains("both look like W1"))
    #expect(try refusal { $0.arrays["X"] = numbers }.contains("X has shape (3); expected (9, m)"))
    #expect(try refusal { $0.put($0["X"].map { _ in .nan }, as: "X") }.contains("nan"))
    #expect(try refusal { $0.put($0["Y"].map { $0 + 1 }, as: "Y") }.contains("a single 1 for each sample"))
    #expect(
      try refusal { $0.arrays["y"] = NumericArray(shape: [7], elements: Array(repeating: 10, count: 7)) }
        .contains("a whole number from 0 to 9"))
    #expect(try refusal { $0.arrays["Y"] = nil }.contains("without labels"))
    #expect(try refusal { $0.arrays["X"] = nil }.contains("save X beside"))
    #expect(
      try refusal { $0.put(Matrix(rows: 4, columns: 4), as: "W2") }.contains("layers that follow one another")
    )
    #expect(
      try refusal { $0.put(Matrix(rows: 5, columns: 1), as: "b1") }.contains("layers that follow one another")
    )
    #expect(try refusal { $0.put($0["W1"].map { _ in .infinity }, as: "W1") }.contains("nan or inf"))
    #expect(try refusal("foo") { _ in }.contains("\"foo\" does not tell"))
    #expect(try refusal("foo=dW1") { _ in }.contains("no array foo"))
    #expect(try refusal("dZ11=dW1") { _ in }.contains("did you mean dZ1"))
    #expect(try refusal("dZ1=what") { _ in }.contains("does not tell"))
    #expect(try refusal("") { _ in }.contains("does not tell"))
  }

  /// Whatever the shapes, nothing traps.
  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomFilesAreNoTrap(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let right = try NotebookFile(hidden: [6])
    let names =
      right.arrays.keys.sorted() + ["y", "cost", "W3", "b3", "dW9", "foo", "vW1", "penalty", "Z0", "m"]
    var read = 0
    for _ in 0..<80 {
      var file = right
      for _ in 0..<1 + generator.below(4) {
        let name = names[generator.below(names.count)]
        let shape = (0..<generator.below(4)).map { _ in [0, 1, 6, 7, 9, 10, 2][generator.below(7)] }
        let count = shape.reduce(1, *)
        let numbers = [0, 1, -1, 0.5, 255, .nan, .infinity, 1e300]
        if generator.below(4) == 0 {
          file.arrays[name] = nil
        } else {
          file.arrays[name] = NumericArray(
            shape: shape, elements: (0..<count).map { _ in numbers[generator.below(numbers.count)] })
        }
      }
      if (try? file.comparison()) != nil { read += 1 }
    }
    #expect(read > 4, "enough of them are iterations for the rest to be worth testing")
  }
}
