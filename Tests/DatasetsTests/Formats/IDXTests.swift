import Foundation
import TestSupport
import Testing

@testable import Datasets

/// IDX data sets that can be read.
@Suite struct IDXTests {
  private let folder: TemporaryFolder
  private let samples = seededSamples(count: 12, height: 3, width: 5)

  init() throws { folder = try TemporaryFolder() }

  @Test(
    arguments: ["train-images-idx3-ubyte", "train-images.idx3-ubyte", "t10k-images-idx3-ubyte"],
    [(false, false), (true, true), (true, false), (false, true)])
  func readsAFolderAndEitherFile(_ name: String, _ compressed: (images: Bool, labels: Bool)) throws {
    let labelName = name.replacing("images", with: "labels").replacing("idx3", with: "idx1")
    let images = try folder.write(
      compressed.images ? gzipped(samples.idxImages) : samples.idxImages,
      to: name + (compressed.images ? ".gz" : ""))
    let labels = try folder.write(
      compressed.labels ? gzipped(samples.idxLabels) : samples.idxLabels,
      to: labelName + (compressed.labels ? ".gz" : ""))
    for path in [folder.url.path, folder.url.path + "/", images, labels] {
      let file = try readSamples(at: path)
      #expect(file.samples == samples)
      #expect(file.format.name == "IDX")
    }
  }

  @Test func whatIsThereToJudgeByIsTest() throws {
    let test = seededSamples(count: 2, height: 3, width: 5, seed: 9)
    _ = try folder.write(test.idxImages, to: "t10k-images-idx3-ubyte")
    _ = try folder.write(test.idxLabels, to: "t10k-labels-idx1-ubyte")
    #expect(try readSamples(at: folder.url.path).samples == test)
    _ = try folder.write(samples.idxImages, to: "train-images-idx3-ubyte")
    _ = try folder.write(samples.idxLabels, to: "train-labels-idx1-ubyte")
    let both = try readSamples(at: folder.url.path).samples
    #expect(both.testCount == 2 && both.count == samples.count + 2)
    #expect(both.pixels == samples.pixels + test.pixels)
    #expect((0..<2).allSatisfy { both.targets.name(samples.count + $0) == test.targets.name($0) })
    let data = DataSet(name: "", samples: both, split: .init(shuffleSeed: 1))
    #expect(data.testCount == 2 && data.trainCount + data.devCount == samples.count)
    #expect(Array(data.rows(of: .test)) == [Int32(samples.count), Int32(samples.count + 1)])
    #expect(try data.selection("test:1").range == 1..<2 && data.selection("test").description == "test")
    #expect(data.withDevCount(1_000).trainCount == 1)
  }

  /// Kaggle's archive has each file in a folder of its name.
  @Test func findsFilesInFoldersOfTheirOwn() throws {
    for (name, bytes) in [
      ("train-images-idx3-ubyte", samples.idxImages), ("train-labels-idx1-ubyte", samples.idxLabels),
    ] {
      let inner = folder.url.appendingPathComponent("raw/\(name)")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      try Data(bytes).write(to: inner.appendingPathComponent(name))
    }
    #expect(try readSamples(at: folder.url.path).samples == samples)
  }

  /// EMNIST's images are stored transposed, its labels stand for letters.
  @Test func lettersAreShownUpright() throws {
    let shape = ImageShape(height: 2, width: 2)
    let stored = Samples(
      shape: shape, pixels: [1, 2, 3, 255, 5, 6, 7, 255], labels: [0, 1],
      classes: Classes(names: ["1", "26"]))
    let images = try folder.write(stored.idxImages, to: "emnist-letters-train-images-idx3-ubyte")
    _ = try folder.write(stored.idxLabels, to: "emnist-letters-train-labels-idx1-ubyte")
    let read = try readSamples(at: images).samples
    #expect(read.pixels == [1, 3, 2, 255, 5, 7, 6, 255])
    #expect(read.classes?.names == ["A", "Z"] && read.labels == [0, 1])
  }

  /// A browser may unpack a file and keep its name, and two downloads may spell names differently.
  @Test func tellsGzipByContentsAndFindsOtherSpellings() throws {
    _ = try folder.write(gzipped(samples.idxImages), to: "train-images-idx3-ubyte")
    _ = try folder.write(samples.idxLabels, to: "train-labels.idx1-ubyte.gz")
    #expect(try readSamples(at: folder.url.path).samples == samples)
  }

  @Test func findsTheLabelsOfOtherNames() throws {
    let images = try folder.write(samples.idxImages, to: "fashion-images.bin")
    let labels = try folder.write(samples.idxLabels, to: "fashion-labels.bin")
    #expect(try readSamples(at: images).samples == samples)
    #expect(try readSamples(at: labels).samples == samples)
  }

  @Test func stopsAtTheRowLimit() throws {
    for (name, isCompressed) in [("a", false), ("b", true)] {
      let pack = { (bytes: [UInt8]) in isCompressed ? gzipped(bytes) : bytes }
      let path = try folder.write(pack(samples.idxImages), to: "\(name)-images")
      _ = try folder.write(pack(samples.idxLabels), to: "\(name)-labels")
      let limited = try readSamples(at: path, options: ReadingOptions(rowLimit: 5)).samples
      #expect((0..<5).allSatisfy { limited.targets.name($0) == samples.targets.name($0) })
      #expect(limited.pixels == Array(samples.pixels.prefix(75)))
      #expect(try readSamples(at: path, options: ReadingOptions(rowLimit: 99)).samples == samples)
    }
  }

  @Test func acceptsItsOwnShape() throws {
    _ = try folder.write(samples.idxImages, to: "train-images-idx3-ubyte")
    _ = try folder.write(samples.idxLabels, to: "train-labels-idx1-ubyte")
    let options = ReadingOptions(imageShape: samples.shape)
    #expect(try readSamples(at: folder.url.path, options: options).samples == samples)
  }
}
