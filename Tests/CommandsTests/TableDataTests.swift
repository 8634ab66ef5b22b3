import ConsoleSupport
import Datasets
import Debugging
import Foundation
import Rendering
import TestSupport
import Testing

@testable import Commands

/// Tables that people have, at the prompt: what is told of them, and what can be done with them.
struct TableDataTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let flowers = ["setosa", "versicolor", "virginica"]

  /// Three kinds of flowers that a network learns to tell apart in a moment.
  private func flowers(count: Int = 90) throws -> String {
    var text = "sepal_length,petal_width,species\n"
    for row in 0..<count {
      let kind = row * 7 % 3
      text += "\(5 + Double(row % 10) / 10),\(Double(kind) + Double(row % 7) / 20),\(Self.flowers[kind])\n"
    }
    return try folder.write(text, to: "flowers.csv")
  }

  private func console(_ lines: String...) throws -> Console {
    var console = try Console.small()
    for line in lines { try console.output(of: line) }
    return console
  }

  @Test func classesAreCalledByTheirNames() throws {
    var console = try Console.small()
    let loaded = try console.output(of: "load \(try flowers())")
    #expect(loaded.contains("90 samples of 2 inputs, 3 classes, 75 to train on, 15 in dev"))
    #expect(loaded.contains("built anew as 2-6-3"))
    try console.output(of: "set alpha 1; train 100")
    for line in ["info data", "sample 0:9", "forward 0:9", "confusion train", "predict 0:9", "predict 3"] {
      let text = try console.output(of: line)
      #expect(Self.flowers.contains { text.contains($0) }, "\(line)")
      #expect(!text.contains("label 0") && !text.contains("label 1"), "\(line)")
    }
    let submission = folder.path("out.csv")
    try console.output(of: "submission \(try flowers()) \(submission)")
    let lines = try String(contentsOfFile: submission, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 91 && Self.flowers.contains { lines[1] == "1,\($0)" })
    #expect(try console.output(of: "predict \(try flowers())").contains("by the file's own labels"))
  }

  /// The one-hot matrix, the gradients and time travel know as many classes as there are.
  @Test func everythingGoesOnAsWithDigits() throws {
    var console = try console("load \(try flowers()) --scale standard")
    for line in [
      "gradcheck", "forward 0:4; grad; explain dW1[0,1]; explain X[0,0]", "train 5; goto 2; step; list",
    ] {
      try console.output(of: line)
    }
    let file = folder.path("work.npz")
    try console.output(of: "train 3; save \(file)")
    let (parameters, scaling) = (console.session.parameters.values, console.session.data.scaling)
    #expect(scaling != nil)
    try console.output(of: "load digits --count 20; restore \(file)")
    #expect(console.session.parameters.values == parameters && console.session.data.scaling == scaling)
    #expect(console.session.data.classes?.names == Self.flowers)
    let text = try console.output(of: "info data")
    #expect(text.contains("X = (value - mean) / deviation") && text.contains("sepal_length 5.4"))
  }

  /// The mean and deviation are those of the training part, whatever becomes of it, and of new samples as well.
  @Test func newSamplesAreScaledAsTheOthers() throws {
    var console = try console("load \(try flowers()) --scale standard", "set alpha 1; train 20")
    let x = console.session.data.input(0, ofRow: 0)
    let value = console.session.data.samples.fileValue(0, ofRow: 0)
    let scaling = try #require(console.session.data.scaling)
    #expect(x == (value - scaling.shifts[0]) / scaling.spreads[0])
    // The numbers of a sample, typed, give what the sample gives.
    let rows = Array(console.session.data.rows(of: .train))
    let numbers = (0..<2).map { "\(console.session.data.samples.fileValue($0, ofRow: rows[4]))" }
    let typed = try #require(
      console.type("predict \(numbers.joined(separator: ","))").findings.first as? PredictedSample)
    let own = try #require(console.type("predict 4").findings.first as? PredictedSample)
    #expect(typed.probabilities == own.probabilities && !typed.isLabelled && own.isLabelled)
    try console.output(of: "set dev 40")
    #expect(console.session.data.scaling != scaling)
  }

  @Test func ownNumbersGoThroughTheNetwork() throws {
    var console = try console("load \(try flowers()) --scale standard", "set alpha 1; train 300")
    #expect(try console.output(of: "predict 5.2,0.1").contains("predicted setosa"))
    #expect(
      try console.output(of: "predict petal_width=2.1 sepal_length=5.2").contains("predicted virginica"))
    let like = try #require(
      console.type("predict --like 3 petal_width=2.1").findings.first as? PredictedSample)
    #expect(like.prediction.guessName == "virginica")
    for (line, words) in [
      ("predict 1,2,3", "a sample has 2 inputs"), ("predict petal_width=2", "sepal_length is missing"),
      ("predict width=2", "no input width; they have sepal_length and petal_width"),
      ("predict petal_width=x", "finite number"), ("predict 1,petal_width=2", "no input 1,petal_width"),
      ("predict --like 0:3 petal_width=2", "one sample"), ("predict --like 3 1,2", "by their names"),
      ("predict 1,", "before or behind a comma"), ("predict 1,x", "1,x"),
    ] {
      #expect(try console.refusal(of: line).contains(words), "\(line)")
    }
    let explained = console.type("predict 5.2,0.1 --explain Z1[3]").findings
    let tree = try #require(explained.last as? ExplainedTree)
    #expect(!tree.elements.isEmpty && tree.elements.allSatisfy(\.explanation.agrees))
    #expect(try console.refusal(of: "predict 5.2,0.1 --explain dZ1[3]").contains("dZ1"))
    #expect(console.session.position.operation == 0)
    try console.output(of: "load sine; train 3")
    #expect(try console.output(of: "predict x=0.5").contains("output "))
    #expect(try console.output(of: "predict 5").contains("sample 5"))
    try console.output(of: "load moons; train 3")
    #expect(try console.output(of: "predict -0.5,1").contains("your numbers"))
  }

  /// A file of images as they are kept, and typed as the file has them.
  @Test func ownPixelsAreThoseOfTheFile() throws {
    var console = try Console.small()
    let bytes = console.session.data.samples.image(Int(console.session.data.rows(of: .train).first ?? 0))
    let typed = try #require(
      console.type("predict \(bytes.map(String.init).joined(separator: ","))").findings.first
        as? PredictedSample)
    let own = try #require(console.type("predict 0").findings.first as? PredictedSample)
    #expect(zip(typed.probabilities, own.probabilities).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(typed.image != nil)
  }

  /// MNIST's t10k, keras' x_test: they are judged by like dev, and nothing is learned from them.
  @Test func testIsOnlyJudgedBy() throws {
    var console = try Console.small()
    let shape = [24, 4, 4]
    func bytes(_ seed: Int) -> [UInt8] { (0..<24 * 16).map { UInt8(($0 * seed) % 251) } }
    let labels = (0..<24).map { UInt8($0 % 10) }
    for (part, seed) in [("train", 7), ("t10k", 11)] {
      _ = try folder.write(idxHeader(3, shape) + bytes(seed), to: "\(part)-images-idx3-ubyte")
      _ = try folder.write(idxHeader(1, [24]) + labels, to: "\(part)-labels-idx1-ubyte")
    }
    let loaded = try console.output(of: "load \(folder.url.path)").replacing("\n", with: " ")
    #expect(loaded.contains("48 images of 4×4, 20 to train on, 4 in dev, 24 in test"))
    #expect(try console.output(of: "info data").contains("20 to train on, 4 in dev and 24 in test"))
    #expect(try console.output(of: "accuracy").contains("\ntest "))
    for line in [
      "accuracy test", "loss test", "forward test:3", "confusion test", "mistakes test", "predict test:0:6",
      "sample test:2", "forward test",
    ] {
      #expect(try console.output(of: line).contains("test"), "\(line)")
    }
    try console.output(of: "forward test:3; grad")
    let parameters = console.session.parameters.values
    for line in ["step", "next", "finish", "train 1", "continue"] {
      #expect(try console.refusal(of: line).hasPrefix("test is only judged by"), "\(line)")
    }
    #expect(console.session.parameters.values == parameters)
    try console.output(of: "forward dev:3; grad")
    #expect(try console.output(of: "step").contains("trained on dev"))
    try console.output(of: "forward 3; grad")
    #expect(try !console.output(of: "step").contains("trained on dev"))
    #expect(console.interpreter.completions(of: "accuracy t").candidates == ["train", "test"])
  }

  /// What may be a slip of whoever made the file.
  @Test func whatIsOddIsSaid() throws {
    var console = try Console.small()
    func load(_ header: String, _ options: String = "", rows: Int = 60, _ row: (Int) -> String) throws
      -> String
    {
      let text = header + "\n" + (0..<rows).map { row($0) + "\n" }.joined()
      return try console.output(of: "load \(try folder.write(text, to: "odd.csv")) \(options)")
    }
    #expect(try load("label,a") { "1,\(Double($0) / 7)" }.contains("all samples are of one class"))
    #expect(
      try load("label,a") { "\($0 == 30 ? 9 : $0 % 2),\(Double($0) / 7)" }.contains(
        "a single sample of class 9"))
    let sorted = try load("label,a", "--no-shuffle") { "\($0 / 30),\(Double($0) / 7)" }
    #expect(sorted.contains("stand in the order of their labels") && sorted.contains("class 0") == false)
    #expect(try load("label,a,b") { "\($0 % 2),\(Double($0) / 70),\($0 * 9)" }.contains("--scale standard"))
    #expect(
      try !load("label,a,b", "--scale standard") { "\($0 % 2),\(Double($0) / 7),\($0 * 9)" }.contains(
        "a hundred times"))
    #expect(
      try load("a,target") { "\(Double($0) / 7),\(Double($0) + 0.5)" }.contains("targets go up to 59.5"))
    let names = (0..<64).map { "pixel\($0)" }.joined(separator: ",")
    func image(_ pixel: (Int) -> Int) -> String { (0..<64).map { "\(pixel($0))" }.joined(separator: ",") }
    let smooth = { (row: Int, pixel: Int) in pixel % 8 < 4 ? 0 : 28 * (pixel % 8) + row }
    let copies = try load("label,\(names)") { row in "\(row % 2),\(image { smooth(row % 15, $0) })" }
    #expect(copies.contains("45 of 60 images are copies of others; dev has"))
    let inverted = try load("label,\(names)") { row in
      "\(row % 2),\(image { 255 - smooth(row, $0) / 4 * ($0 % 8 / 6) })"
    }
    #expect(inverted.contains("of the pixels are 255: inverted?"))
    let noise = try load("label,\(names)") { row in
      "\(row % 2),\(image { ($0 * 7919 + row * 104_729) % 251 * 137 % 256 })"
    }
    #expect(noise.contains("do not look like images"))
    let usual = try load("label,\(names)") { row in "\(row % 2),\(image { smooth(row, $0) })" }
    #expect(!usual.contains("copies") && !usual.contains("look like") && !usual.contains("inverted"))
    #expect(try console.output(of: "info data").contains("samples of 8×8 pixels"))
  }

  /// Numbers that are too large for the usual alpha: what scales them is named where the loss is nan.
  @Test func theFirstNaNAsksForAScale() throws {
    var console = try Console.small()
    let text =
      "a,b,target\n" + (0..<60).map { "\($0 * 1000),\(Double($0) / 7),\(Double($0) * 100.5)\n" }.joined()
    let file = try folder.write(text, to: "large.csv")
    let ended = try console.output(
      of: "load \(file); network 2-6-1 --activation linear; set alpha 1; train 50"
    ).replacing("\n", with: " ")
    #expect(ended.contains("load the data with --scale standard"), "\(ended)")
    let scaled = try console.output(of: "load \(file) --scale standard; set alpha 0.01; train 50").replacing(
      "\n", with: " ")
    #expect(!scaled.contains("load the data with --scale standard"))
  }

  @Test func optionsOfLoadAreChecked() throws {
    var console = try Console.small()
    let file = try flowers()
    for (options, words) in [
      ("--scale 0", "a number above 0"), ("--scale big", "standard or minmax"),
      ("--shape 3", "28x28, or none"),
      ("--regression --classes", "exclude each other"), ("--label price", "no column price"),
      ("--regression", "as a target"), ("--shape 1x3", "does not have that many"),
    ] {
      #expect(try console.refusal(of: "load \(file) \(options)").contains(words), "\(options)")
    }
    for option in ["--label last", "--scale 2", "--regression", "--classes"] {
      #expect(try console.refusal(of: "load moons \(option)").contains("is for files"), "\(option)")
    }
    #expect(
      try console.refusal(of: "load \(file) --label 0 --regression").contains("row 2, column 3 (species)"))
    let numbers = try folder.write(
      "a,b,c\n" + (0..<60).map { "\($0),\($0 % 7),\($0 % 3)\n" }.joined(), to: "numbers.csv")
    let saved = folder.path("options.npz")
    try console.output(
      of:
        "load \(numbers) --label a --regression --shape none --scale minmax --limit 50; train 2; save \(saved)"
    )
    let (fingerprint, scaling) = (console.session.data.fingerprint, console.session.data.scaling)
    #expect(console.session.data.classes == nil && console.session.data.samples.count == 50)
    try console.output(of: "load moons; restore \(saved)")
    #expect(console.session.data.fingerprint == fingerprint && console.session.data.scaling == scaling)
  }
}
