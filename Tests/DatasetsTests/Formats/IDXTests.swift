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

  @Test func prefersTheTrainingHalf() throws {
    let test = seededSamples(count: 2, height: 3, width: 5, seed: 9)
    _ = try folder.write(test.idxImages, to: "t10k-images-idx3-ubyte")
    _ = try folder.write(test.idxLabels, to: "t10k-labels-idx1-ubyte")
    #expect(try readSamples(at: folder.url.path).samples == test)
    _ = try folder.write(samples.idxImages, to: "train-images-idx3-ubyte")
    _ = try folder.write(samples.idxLabels, to: "train-labels-idx1-ubyte")
    #expect(try readSamples(at: folder.url.path).samples == samples)
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
      #expect(limited.labels == Array(samples.labels.prefix(5)))
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
