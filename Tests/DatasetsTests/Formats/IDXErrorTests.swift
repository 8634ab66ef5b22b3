import TestSupport
import Testing

@testable import Datasets

/// Everything that can be wrong with an IDX data set, by the error it gets.
@Suite struct IDXErrorTests {
  private let folder: TemporaryFolder
  private let images: String
  private let labels: String
  private let good = seededSamples(count: 12, height: 3, width: 5)

  init() throws {
    folder = try TemporaryFolder()
    images = folder.path("train-images-idx3-ubyte")
    labels = folder.path("train-labels-idx1-ubyte")
  }

  private func error(
    images: [UInt8]? = nil, labels: [UInt8]? = nil, _ options: ReadingOptions = ReadingOptions()
  ) throws -> DataError? {
    _ = try folder.write(images ?? good.idxImages, to: "train-images-idx3-ubyte")
    _ = try folder.write(labels ?? good.idxLabels, to: "train-labels-idx1-ubyte")
    return errorReading(folder.url.path, options)
  }

  @Test func refusesOtherMagicNumbers() throws {
    #expect(
      try error(images: Array("<!DOCTYPE html>.".utf8))
        == .idxMagic(file: images, found: [0x3c, 0x21, 0x44, 0x4f], expected: .images))
    #expect(
      try error(images: good.idxLabels) == .idxMagic(file: images, found: [0, 0, 8, 1], expected: .images))
    #expect(
      try error(labels: good.idxImages) == .idxMagic(file: labels, found: [0, 0, 8, 3], expected: .labels))
    let floats = idxHeader(3, [12, 3, 5], elementType: 0x0d) + [UInt8](repeating: 0, count: 720)
    #expect(try error(images: floats) == .idxElementType(file: images, type: 0x0d))
    let integers = idxHeader(1, [12], elementType: 0x0c) + [UInt8](repeating: 0, count: 48)
    #expect(try error(labels: integers) == .idxElementType(file: labels, type: 0x0c))
  }

  @Test func countsTheBytes() throws {
    for count in [1, 3, 4, 15] {
      let found = try error(images: Array(good.idxImages.prefix(count)))
      #expect(found == .idxTruncated(file: images, found: count, expected: 16))
    }
    for count in [16, 17, 195] {
      let cut = Array(good.idxImages.prefix(count))
      #expect(try error(images: cut) == .idxTruncated(file: images, found: count, expected: 196))
      #expect(try error(images: gzipped(cut)) == .idxTruncated(file: images, found: count, expected: 196))
    }
    let long = good.idxImages + [0]
    #expect(try error(images: long) == .idxOversized(file: images, found: 197, expected: 196))
    #expect(try error(images: gzipped(long)) == .idxOversized(file: images, found: nil, expected: 196))
    #expect(try error(labels: good.idxLabels + [1]) == .idxOversized(file: labels, found: 21, expected: 20))
    #expect(
      try error(labels: good.idxLabels.dropLast()) == .idxTruncated(file: labels, found: 19, expected: 20))
    #expect(try error(images: []) == .empty(file: images))
    #expect(try error(labels: []) == .empty(file: labels))
  }

  /// The numbers in a header are not believed before there is a file that could be that large.
  @Test func refusesHugePromises() throws {
    let huge = idxHeader(3, [0xffff_ffff, 256, 256])
    let count = idxHeader(1, [0xffff_ffff])
    let size = 16 + 0xffff_ffff * 65_536
    #expect(
      try error(images: huge, labels: count)
        == .idxTruncated(file: labels, found: 8, expected: 8 + 0xffff_ffff))
    for (height, width) in [(0, 5), (5, 0), (65_537, 1), (1, 65_537), (257, 256), (0xffff_ffff, 0xffff_ffff)]
    {
      let found = try error(images: idxHeader(3, [12, height, width]))
      #expect(found == .idxDimensions(file: images, height: height, width: width, limit: 65_536))
    }
    // A gzip file of a few bytes cannot hold what this promises, so nothing is inflated.
    let bomb = gzipped(huge)
    let compressed = gzipped(count)
    #expect(
      try error(images: bomb, labels: compressed)
        == .idxTruncated(file: labels, found: nil, expected: 8 + 0xffff_ffff))
    #expect(size > greatestInputTotal)
  }

  /// 40 KB that inflate to 40 MB are given up one byte beyond what the header promises.
  @Test func doesNotInflateABomb() throws {
    let bomb = gzipped(good.idxImages + [UInt8](repeating: 0, count: 40_000_000))
    let source = try ByteSource(opening: folder.write(bomb, to: "bomb"))
    #expect(try source.read(197).count == 197)
    #expect(source.fractionRead < 1 || source.storedSize < 1 << 16)
    #expect(try error(images: bomb) == .idxOversized(file: images, found: nil, expected: 196))
  }

  @Test func comparesTheCounts() throws {
    let eleven = seededSamples(count: 11)
    #expect(
      try error(labels: eleven.idxLabels)
        == .idxCounts(images: images, imageCount: 12, labels: labels, labelCount: 11))
    #expect(try error(images: idxHeader(3, [0, 3, 5])) == .idxNoSamples(file: images))
    #expect(try error(labels: idxHeader(1, [0])) == .idxNoSamples(file: labels))
  }

  @Test func refusesAnotherShape() throws {
    let asked = ImageShape(height: 5, width: 3)
    #expect(
      try error(ReadingOptions(imageShape: asked)) == .idxShape(file: images, shape: asked, found: good.shape)
    )
  }

  @Test func missesTheOtherHalf() throws {
    let path = try folder.write(good.idxImages, to: "train-images-idx3-ubyte")
    let noLabels = DataError.idxPartnerMissing(file: path, wanted: .labels, name: "train-labels-idx1-ubyte")
    #expect(errorReading(path) == noLabels)
    #expect(errorReading(folder.url.path) == noLabels)
    let other = try TemporaryFolder()
    let lone = try other.write(gzipped(good.idxLabels), to: "train-labels-idx1-ubyte.gz")
    let noImages = DataError.idxPartnerMissing(
      file: lone, wanted: .images, name: "train-images-idx3-ubyte.gz")
    #expect(errorReading(lone) == noImages)
    #expect(errorReading(other.url.path) == noImages)
    let unnamed = try other.write(good.idxImages, to: "digits")
    #expect(errorReading(unnamed) == .idxPartnerMissing(file: unnamed, wanted: .labels, name: "labels file"))
  }

  @Test func refusesDamagedGzip() throws {
    let bytes = gzipped(good.idxImages)
    #expect(try error(images: Array(bytes.dropLast())) == .gzipTruncated(file: images))
    #expect(try error(images: Array(bytes.prefix(12))) == .gzipTruncated(file: images))
    var changed = bytes
    changed[changed.count - 7] ^= 0x10  // in the checksum
    #expect(try error(images: changed) == .gzipCorrupt(file: images))
    #expect(try error(labels: [0x1f, 0x8b, 0, 0, 0, 0]) == .gzipCorrupt(file: labels))
  }
}
