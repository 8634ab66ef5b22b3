import ArrayFiles
import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Data sets that NumPy wrote: arrays of inputs, and of labels.
@Suite struct ArraysTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func array(_ shape: [Int], _ value: (Int) -> Double) -> NumericArray {
    NumericArray(shape: shape, elements: (0..<shape.reduce(1, *)).map(value))
  }

  private func read(_ arrays: [(String, NumericArray)]) throws -> Samples {
    let path = folder.path("data.npz")
    try NpzFile.write(arrays.map { NamedArray(name: $0.0, array: $0.1) }, to: path)
    return try readSamples(at: path).samples
  }

  private func error(_ arrays: [(String, NumericArray)]) throws -> DataError? {
    let path = folder.path("data.npz")
    try NpzFile.write(arrays.map { NamedArray(name: $0.0, array: $0.1) }, to: path)
    return errorReading(path)
  }

  /// keras' mnist.npz, and what else people call such arrays.
  @Test(arguments: [
    ["x_train", "y_train", "x_test", "y_test"], ["X_train", "Y_train", "X_test", "Y_test"],
    ["train_images", "train_labels", "test_images", "test_labels"], ["Xtrain", "ytrain", "Xtest", "ytest"],
  ])
  func partsAreTold(names: [String]) throws {
    let images = array([4, 3, 3]) { Double($0 * 7 % 256) }
    let samples = try read([
      (names[0], images), (names[1], array([4]) { Double($0 % 2) }),
      (names[2], array([2, 3, 3]) { Double(255 - $0) }), (names[3], array([2]) { Double($0 + 1) }),
    ])
    #expect(samples.count == 6 && samples.testCount == 2 && samples.image == ImageShape(height: 3, width: 3))
    #expect(samples.pixels.prefix(3) == [0, 7, 14] && samples.pixels.suffix(18).first == 255)
    #expect(samples.classes?.names == ["0", "1", "2"] && samples.labels == [0, 1, 0, 1, 1, 2])
  }

  @Test(arguments: [("X", "y"), ("images", "labels"), ("data", "target"), ("arr_0", "arr_1"), ("x", "Y")])
  func twoArraysAreTold(inputs: String, labels: String) throws {
    let samples = try read([
      (labels, array([5]) { Double($0 % 3) }), (inputs, array([5, 2]) { Double($0) / 4 }),
    ])
    #expect(samples.inputs == .numbers((0..<10).map { Double($0) / 4 }) && samples.labels == [0, 1, 2, 0, 1])
    #expect(samples.form == .features(["x1", "x2"]))
  }

  /// Samples as columns, labels as a row, one-hot, channels of one.
  @Test func shapesAreUnderstood() throws {
    let columns = try read([
      ("X", array([2, 5]) { Double($0) / 4 }), ("Y", array([1, 5]) { Double($0 % 2) }),
    ])
    #expect(columns.inputs == .numbers([0, 5, 1, 6, 2, 7, 3, 8, 4, 9].map { $0 / 4 }))
    let hot = try read([
      ("X", array([3, 2]) { Double($0) / 4 }), ("Y", array([3, 4]) { [2, 4, 11].contains($0) ? 1 : 0 }),
    ])
    #expect(hot.classes?.names == ["0", "2", "3"] && hot.labels == [1, 0, 2])
    let hotColumns = try read([
      ("X", array([2, 3]) { Double($0) / 4 }), ("Y", array([4, 3]) { [1, 3, 8].contains($0) ? 1 : 0 }),
    ])
    #expect(hotColumns.labels == [1, 0, 2])
    let channel = try read([
      ("X", array([2, 3, 3, 1]) { Double($0 * 9) }), ("y", array([2, 1]) { Double($0) }),
    ])
    #expect(channel.image == ImageShape(height: 3, width: 3) && channel.pixels[1] == 9)
    let first = try read([
      ("X", array([2, 1, 3, 3]) { Double($0 * 9) }), ("y", array([2, 1]) { Double($0) }),
    ])
    #expect(first == channel)
  }

  @Test func whatIsUnclearIsRefused() throws {
    let file = folder.path("data.npz")
    let (x, y) = (array([3, 2]) { Double($0) }, array([3]) { Double($0) })
    #expect(
      try error([("a", x), ("b", x), ("c", y)]) == .arraysUnclear(file: file, names: ["a", "b", "c"]))
    #expect(try error([("X", x), ("images", x), ("y", y)]) != nil)
    #expect(
      try error([("X", x), ("y", array([4]) { Double($0) })])
        == .arrayShapes(file: file, inputs: [3, 2], labels: [4]))
    #expect(
      try error([("X", array([2, 4, 4, 3]) { Double($0) }), ("y", array([2]) { Double($0) })])
        == .arrayShapes(file: file, inputs: [2, 4, 4, 3], labels: [2]))
    #expect(
      try error([("X", x), ("y", array([3, 2]) { _ in 1 })]) == .notOneHot(file: file, name: "y", sample: 0))
    let bad = array([3, 2]) { $0 == 3 ? .infinity : Double($0) }
    #expect(
      try error([("X", bad), ("y", y)])
        == .arrayNotFinite(file: file, name: "X", sample: 1, number: 1, value: .infinity))
  }

  @Test(arguments: [
    ("X.npy", "y.npy"), ("x_train.npy", "y_train.npy"), ("train_images.npy", "train_labels.npy"),
  ])
  func twoFilesBelongTogether(inputs: String, labels: String) throws {
    try NpyFile.write(array([3, 2]) { Double($0) / 2 }, to: folder.path(inputs))
    try NpyFile.write(array([3]) { Double($0 % 2) }, to: folder.path(labels))
    let expected = Inputs.numbers([0, 0.5, 1, 1.5, 2, 2.5])
    for name in [inputs, labels] {
      let read = try readSamples(at: folder.path(name)).samples
      #expect(read.inputs == expected && read.labels == [0, 1, 0])
    }
  }

  @Test func imagesAloneHaveNoLabels() throws {
    let path = folder.path("images.npy")
    try NpyFile.write(array([3, 2, 2]) { Double($0) }, to: path)
    #expect(errorReading(path) == .noArrayOfLabels(file: path))
    // A table that was saved as an array has them in a column.
    let table = folder.path("table.npy")
    try NpyFile.write(array([40, 3]) { $0 % 3 == 2 ? Double($0 / 3 % 2) : Double($0) / 7 }, to: table)
    #expect(try readSamples(at: table).samples.classes?.count == 2)
    var first = ReadingOptions()
    first.label = "first"
    let read = try readSamples(at: table, options: first).samples
    #expect(read.classes == nil && read.targets.value(1) == 3.0 / 7 && read.inputCount == 2)
  }

  /// An array of texts of one length, as `np.save` writes it: `<U10` or `>U10`, or `|S10` of bytes.
  private func npy(_ words: [String], _ order: String, length: Int = 10) -> [UInt8] {
    var header = "{'descr': '\(order)\(length)', 'fortran_order': False, 'shape': (\(words.count),), }"
    header += String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    var bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
    for word in words {
      if order == "|S" {
        bytes += Array(word.utf8) + [UInt8](repeating: 0, count: length - word.utf8.count)
        continue
      }
      let numbers = word.unicodeScalars.map(\.value)
      for number in numbers + [UInt32](repeating: 0, count: length - numbers.count) {
        let little = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        bytes += order == ">U" ? little.reversed() : little
      }
    }
    return bytes
  }

  private func folder(withLabels words: [String], _ order: String) throws -> String {
    try NpyFile.write(array([words.count, 2]) { Double($0) / 4 }, to: folder.path("X.npy"))
    _ = try folder.write(npy(words, order), to: "y.npy")
    return folder.path("X.npy")
  }

  @Test(arguments: ["<U", ">U", "|S"])
  func textsAreClasses(order: String) throws {
    let words = try readSamples(at: folder(withLabels: ["rose", "lily", "Iris a", "lily"], order)).samples
    #expect(words.classes?.names == ["Iris a", "lily", "rose"] && words.labels == [2, 1, 0, 1])
    // OpenML's digits are texts.
    let digits = try readSamples(at: folder(withLabels: ["10", "9", "10"], order)).samples
    #expect(digits.classes?.names == ["9", "10"] && digits.labels == [1, 0, 1])
  }

  @Test func lettersOfAnyAlphabetAreKept() throws {
    let read = try readSamples(at: folder(withLabels: ["Zürich", "東京", "Zürich"], "<U")).samples
    #expect(read.classes?.names == ["Zürich", "東京"])
  }

  @Test func aTextThatSaysNothingIsNoLabel() throws {
    let path = try folder(withLabels: ["rose", "", "lily"], "<U")
    #expect(errorReading(path) == .arrayLabelMissing(file: path, name: "y", sample: 1))
  }

  /// In an archive texts are labels where they are called so, and are left out under other names.
  @Test func textsInAnArchiveAreLabels() throws {
    let path = folder.path("words.npz")
    let texts = [("y.npy", ["b", "a", "b"]), ("feature_names.npy", ["height", "width"])]
    try NpzFile.write(
      [NamedArray(name: "X", array: array([3, 2]) { Double($0) / 4 })],
      attachments: texts.map { (name: $0.0, bytes: npy($0.1, "<U")) }, to: path)
    let read = try readSamples(at: path)
    #expect(read.samples.classes?.names == ["a", "b"] && read.samples.labels == [1, 0, 1])
    #expect(read.remarks.contains("read X and y in it"))
  }

  @Test func aColumnIsNotAskedForWhereAnArrayHasTheLabels() throws {
    let path = folder.path("data.npz")
    try NpzFile.write(
      [
        NamedArray(name: "X", array: array([3, 2]) { Double($0) / 4 }),
        NamedArray(name: "y", array: array([3]) { Double($0 % 2) }),
      ], to: path)
    var options = ReadingOptions()
    options.label = "0"
    #expect(errorReading(path, options) == .labelsElsewhere(file: path, source: "y"))
  }
}
