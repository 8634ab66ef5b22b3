import ArrayFiles
import ConsoleSupport
import Foundation
import Matrices
import Networks
import TestSupport
import Testing

@testable import Commands

/// `export` and `import`: what NumPy writes and reads, whole or not at all.
struct ExportImportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Ctrl-C is heard between pieces of what is deflated, and then there is no file; pieces do not change the file.
  @Test func compressingIsEndedBetweenPieces() throws {
    let host = RecordingHost()
    var interpreter = Interpreter(host: host)
    _ = interpreter.run("forward 0:600", from: .prompt)
    let path = folder.path("x.npz")
    host.forget()
    #expect(interpreter.run("export X \(path) --compressed", from: .prompt).status == .fine)
    let questions = host.questions
    #expect(questions >= 4)
    #expect(
      try ArrayFile.read(path, as: .npz).first?.array.matrix == interpreter.session.matrix(.init(.input)))
    for question in [1, 3, questions] {
      try FileManager.default.removeItem(atPath: path)
      host.forget()
      host.interruptedFromQuestion = question
      let outcome = interpreter.run("export X \(path) --compressed", from: .prompt)
      #expect(outcome.status == .interrupted)
      #expect(outcome.error?.plain == "export was interrupted; no file was written")
      #expect(!FileManager.default.fileExists(atPath: path))
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
  }

  /// Every line of list is one of the program's, and the arrays beside it are those of before the iteration.
  @Test(arguments: ["", " --rows"])
  func anIterationIsWrittenAsAProgram(flag: String) throws {
    let folder = try TemporaryFolder()
    var console = try Console.small()
    try console.output(
      of: "network 16-6-10 --activation sigmoid; set momentum 0.9; set l2 0.1; set batch 7; train 3")
    let path = folder.path("iteration.py")
    try console.output(of: "grad; export '\(path)'\(flag)")
    let program = try String(contentsOfFile: path, encoding: .utf8)
    let isRows = !flag.isEmpty
    for operation in console.session.program.operations where operation.output != nil {
      let formula = try #require(operation.expression)
      let line = "\n\(operation.name) = \((isRows ? formula.withSamplesAsRows : formula).text)\n"
      #expect(program.contains(line), "\(line)")
    }
    for line in [
      "W1 -= alpha * vW1", "momentum = 0.9", "l2 = 0.1", "def sigmoid(x):", "from numpy import log, sum",
    ] {
      #expect(program.contains("\n\(line)\n"), "\(line)")
    }
    #expect(!program.contains("relu"))
    let arrays = try NpzFile.read(folder.path("iteration-arrays.npz"))
    #expect(arrays.map(\.name) == ["X", "y", "W1", "b1", "W2", "b2", "vW1", "vb1", "vW2", "vb2"])
    let w1 = try console.session.matrix(MatrixName(.weights, layer: 1))
    #expect(arrays[2].array == NumericArray(isRows ? w1.transposed : w1))
    #expect(arrays[0].array.shape == (isRows ? [7, 16] : [16, 7]))
  }

  @Test func aProgramTakesNoNamesAndArraysNoRows() throws {
    var console = try Console.small()
    #expect(try console.refusal(of: "export all x.py").contains("x.py"))
    #expect(try console.refusal(of: "export x.py --pytorch").contains("are for arrays"))
    #expect(try console.refusal(of: "export all x.npz --rows").contains("export iteration.py --rows"))
  }

  @Test func anImportIsOneEdit() throws {
    var console = try Console.small()
    let file = folder.path("it.npz")
    try console.output(of: "export parameters \"\(file)\"; import \"\(file)\"")
    #expect(console.session.timelineSummary.edits.map(\.words) == ["parameters set"])
  }

  @Test func parametersSurviveARoundTrip() throws {
    var (console, other) = (try Console.small(), try Console.small())
    try console.output(of: "train 3")
    let file = folder.path("trained.npz")
    #expect(
      try console.output(of: "export parameters \(file)") == "wrote W1, b1, W2, b2 to \(file)\n")
    try other.output(of: "forward")
    #expect(
      try other.output(of: "import \(file)") == """
        took W1, b1, W2, b2 from \(file)
        what this iteration computed is of the old value; forward computes it again

        """)
    #expect(other.session.parameters == console.session.parameters, "every bit")
    #expect(!other.session.isAsDrawn)
    #expect(try other.output(of: "accuracy") == console.output(of: "accuracy"))
  }

  @Test func allIsEveryLiveMatrixUnderItsName() throws {
    var console = try Console.small()
    let file = folder.path("all.npz")
    try console.output(of: "export all \(file)")
    #expect(try NpzFile.read(file).map(\.name) == ["X", "Y", "W1", "b1", "W2", "b2"])
    try console.output(of: "forward 0:5; grad; export all \(file)")
    let arrays = try NpzFile.read(file)
    #expect(arrays.map(\.name) == console.session.liveMatrixNames.map(\.description))
    for named in arrays {
      let matrix = try console.session.matrix(try #require(MatrixName(named.name)))
      #expect(named.array.shape == (named.name == "L" ? [] : [matrix.rows, matrix.columns]))
      #expect(
        named.array.elements == matrix.transposed.elements, "row by row, as NumPy has it: \(named.name)")
    }
    try console.output(of: "import \(file)")
  }

  @Test(arguments: ["W1,dW1", "W1, dW1", "W1 dW1"])
  func namesStandBetweenCommas(names: String) throws {
    var console = try Console.small()
    try console.output(of: "grad")
    let file = folder.path("two words.npz")
    #expect(try console.output(of: "export \(names) \"\(file)\"") == "wrote W1, dW1 to \(file)\n")
    #expect(try NpzFile.read(file).map(\.name) == ["W1", "dW1"])
  }

  @Test func arraysOfOnesOwnAreWrittenInTheirShapes() throws {
    var console = try Console.small()
    let file = folder.path("mine.npz")
    try console.output(
      of: "forward 0:5; d2 = A2 - Y; v = sum(d2, axis=1); s = max(d2); mask = d2 > 0; t = d2.shape")
    #expect(
      try console.output(of: "export W2,d2,v,s,mask \(file)") == "wrote W2, d2, v, s, mask to \(file)\n")
    let arrays = try NpzFile.read(file)
    #expect(arrays.map(\.array.shape) == [[10, 6], [10, 5], [10], [], [10, 5]])
    let (a2, y) = (
      try console.session.matrix(MatrixName(.activation, layer: 2)),
      try console.session.matrix(MatrixName(.oneHot))
    )
    #expect(arrays[1].array.matrix == Matrix(rows: 10, columns: 5) { a2[$0, $1] - y[$0, $1] })
    let labels = folder.path("labels.npz")
    try console.output(of: "export y,prediction,m,alpha \(labels)")
    let numbers = try NpzFile.read(labels)
    #expect(numbers.map(\.array.shape) == [[5], [5], [], []])
    #expect(numbers[0].array.elements == console.session.batch.batch.labels.map(Double.init))
    #expect(numbers[2].array.elements == [5])
    #expect(try console.refusal(of: "export t \(file)").contains("t is no array"))
    #expect(try console.refusal(of: "export d2 \(file) --pytorch").contains("d2 is none"))
    #expect(try NpzFile.read(file) == arrays)
  }

  @Test func anNpyFileIsOneArrayNamedAsTheFile() throws {
    var console = try Console.small()
    try console.output(of: "train 2; export b1 \(folder.path("b1.npy"))")
    let expected = try console.session.matrix(MatrixName(.bias, layer: 1))
    #expect(try NpyFile.read(folder.path("b1.npy")).elements == expected.elements)
    try console.output(of: "start; import \(folder.path("b1.npy"))")
    #expect(try console.session.matrix(MatrixName(.bias, layer: 1)) == expected)
    try console.output(of: "forward 0; export L \(folder.path("L.npy"))")
    #expect(try NpyFile.read(folder.path("L.npy")).shape == [])
  }

  @Test(arguments: [
    "export", "export W1", "export W1 x.txt", "export W1 .npz2", "export all x.npy", "export , x.npz",
    "export \"\" x.npz",
    "export Q x.npz", "export dW1 x.npz", "export W1,dW1 x.npz", "export W1[3] x.npz", "export W1,W1 x.npz",
    "export W3 x.npz", "export W1 missing-folder/x.npz",
    "export W1 \"x.\0.npy\"", "export W1 //½", "import //½",
  ])
  func whatCannotBeExportedLeavesNoFile(line: String) throws {
    var console = try Console.small()
    let line = line.replacing(" x.", with: " \(folder.path("x")).").replacing(
      " missing", with: " \(folder.path("missing"))")
    try console.refusal(of: line)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  /// float32, Fortran order, both at once, and a bias of one dimension, written as NumPy writes them.
  @Test(arguments: ["<f4", "<f8", ">f8"], [false, true])
  func everyWayOfWritingIsRead(type: String, isColumnMajor: Bool) throws {
    var console = try Console.small()
    let values = (0..<6).map { row in (0..<16).map { Double(row) - Double($0) / 4 } }
    let order = isColumnMajor ? (0..<16).flatMap { c in values.map { $0[c] } } : values.flatMap(\.self)
    let w1 = npy(type, isColumnMajor, "(6, 16)", order)
    let b1 = npy(type, isColumnMajor, "(6,)", [1, 2, 3, 4, 5, -6.5])
    try console.output(of: "import \(try folder.write(w1, to: "W1.npy"))")
    try console.output(of: "import \(try folder.write(b1, to: "b1.npy"))")
    let matrix = try console.session.matrix(MatrixName(.weights, layer: 1))
    #expect(matrix == Matrix(rows: 6, columns: 16) { values[$0][$1] })
    #expect(try console.session.matrix(MatrixName(.bias, layer: 1)).elements == [1, 2, 3, 4, 5, -6.5])
  }

  /// Layers of one size, called `names` in the order of the network, each with weights that are its number throughout.
  private func layers(_ names: [String], biases: Bool = true) -> [NamedArray] {
    let sizes = [16, 6, 6, 6, 10]
    return names.enumerated().flatMap { index, name in
      let (rows, columns) = (sizes[index + 1], sizes[index])
      let weights = NumericArray(Matrix(rows: rows, columns: columns, repeating: Double(index + 1)))
      let bias = NumericArray(shape: [rows], elements: Array(repeating: 0.5, count: rows))
      return [NamedArray(name: "\(name).weight", array: weights)]
        + (biases ? [NamedArray(name: "\(name).bias", array: bias)] : [])
    }
  }

  private static let words = ["stem", "trunk", "last", "out"]

  @Test func layersWithoutNumbersAreTakenInTheOrderOfTheFile() throws {
    var console = try Console.small()
    let file = folder.path("net.npz")
    try console.output(of: "network 16-6-6-6-10")
    for names in [Self.words, ["fc2", "fc3", "fc10", "fc11"]] {
      // Numbers count more than the order.
      let arrays = names == Self.words ? layers(names) : layers(names).reversed()
      try NpzFile.write(arrays, to: file)
      #expect(!(try console.output(of: "import \(file)").contains("one shape")))
      for layer in 1...4 {
        let weights = try console.session.matrix(MatrixName(.weights, layer: layer))
        #expect(weights.elements.allSatisfy { $0 == Double(layer) }, "\(names)")
      }
    }
  }

  @Test func anOrderThatIsLostIsSaidToBe() throws {
    var console = try Console.small()
    let file = folder.path("net.safetensors")
    try console.output(of: "network 16-6-6-6-10")
    try SafetensorsFile.write(layers(Self.words), to: file)
    #expect(try console.output(of: "import \(file)").contains("last.weight and trunk.weight have one shape"))
    try SafetensorsFile.write(layers(["0", "2", "4", "6"]), to: file)
    #expect(!(try console.output(of: "import \(file)").contains("one shape")))
  }

  @Test func layersWithoutBiasesHaveBiases0AndNormalisationIsMissed() throws {
    var console = try Console.small()
    let file = folder.path("net.npz")
    try console.output(of: "network 16-6-6-6-10; set b1 = b1 + 1")
    let mean = NamedArray(
      name: "1.running_mean", array: NumericArray(shape: [6], elements: Array(repeating: 1, count: 6)))
    try NpzFile.write(layers(["0", "2", "4", "6"], biases: false) + [mean], to: file)
    let text = try console.output(of: "import \(file)")
    #expect(text.contains("set to 0: b1, b2, b3, b4"))
    #expect(text.contains("a normalisation layer is left out"))
    #expect(try console.session.matrix(MatrixName(.bias, layer: 1)).elements.allSatisfy { $0 == 0 })
  }

  @Test func aTransposedArrayIsRefusedWithTheRemedy() throws {
    var console = try Console.small()
    let file = try folder.write(npy("<f8", false, "(16, 6)", Array(repeating: 1, count: 96)), to: "W1.npy")
    #expect(
      try console.refusal(of: "import \(file)") == "W1 is 16×6; expected 6×16; save its transpose, W1.T.")
    let bias = try folder.write(npy("<f8", false, "(1, 6)", Array(repeating: 1, count: 6)), to: "b1.npy")
    #expect(try console.refusal(of: "import \(bias)").contains("b1 is 1×6; expected 6×1"))
  }

  @Test func oneArrayThatDoesNotFitLeavesAllAsTheyWere() throws {
    var console = try Console.small()
    let good = NumericArray(shape: [6, 16], elements: Array(repeating: 1, count: 96))
    let bad = NumericArray(shape: [10, 7], elements: Array(repeating: 1, count: 70))
    let file = folder.path("mixed.npz")
    for (name, array) in [
      ("W2", bad), ("W9", good), ("b2", NumericArray(shape: [6], elements: Array(repeating: 0, count: 6))),
    ] {
      try NpzFile.write(
        [NamedArray(name: "W1", array: good), NamedArray(name: name, array: array)], to: file)
      try console.refusal(of: "import \(file)")
    }
    let others = [
      NamedArray(name: "W1", array: good), NamedArray(name: "mine", array: bad),
      NamedArray(name: "A1", array: bad),
    ]
    try NpzFile.write(others, to: file)
    let text = try console.output(of: "import \(file)")
    #expect(text == "took W1 from \(file)\nleft alone: mine, A1\n")
    try NpzFile.write([NamedArray(name: "mine", array: bad)], to: file)
    #expect(
      try console.refusal(of: "import \(file)")
        == "\(file) has no array named like a parameter (W1, b1, … or 0.weight, 0.bias, …); it has mine.")
  }

  @Test func filesThatAreNoneAreRefused() throws {
    var console = try Console.small()
    let damaged = try folder.write("PK\u{3}\u{4} not really", to: "damaged.npz")
    let empty = try folder.write("", to: "W1.npy")
    for line in [
      "import", "import \(folder.path("missing.npz"))", "import \(damaged)", "import \(empty)",
      "import W1.csv",
      "import \(folder.url.path)", "import a.npz b.npz",
    ] { try console.refusal(of: line) }
  }

  /// A `.npy` file of version 1.0.
  private func npy(_ type: String, _ isColumnMajor: Bool, _ shape: String, _ elements: [Double]) -> [UInt8] {
    var header =
      "{'descr': '\(type)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': \(shape), }"
    header += String(repeating: " ", count: 63 - (10 + header.count) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + Array(header.utf8)
    for element in elements {
      switch type {
      case "<f4": withUnsafeBytes(of: Float(element).bitPattern.littleEndian) { bytes += $0 }
      case ">f8": withUnsafeBytes(of: element.bitPattern.bigEndian) { bytes += $0 }
      default: withUnsafeBytes(of: element.bitPattern.littleEndian) { bytes += $0 }
      }
    }
    return bytes
  }
}
