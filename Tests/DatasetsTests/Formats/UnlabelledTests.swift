import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Images without labels, as Kaggle's test.csv has them: read where they are asked for.
@Suite struct UnlabelledTests {
  private let folder: TemporaryFolder
  private let samples = seededSamples(count: 30, height: 3, width: 3)

  init() throws { folder = try TemporaryFolder() }

  private var options: ReadingOptions {
    var options = ReadingOptions()
    options.likeness = .init(samples)
    return options
  }

  /// The samples as Kaggle's test.csv has them.
  private var csv: String {
    let lines = [samples.csvHeader] + samples.csvLines
    return lines.map { $0.split(separator: ",").dropFirst().joined(separator: ",") + "\n" }.joined()
  }

  private func read(_ text: String) throws -> Samples {
    try readSamples(at: folder.write(text, to: "test.csv"), options: options).samples
  }

  @Test func pixelsAreReadWithAHeaderAndWithout() throws {
    let body = csv.drop { $0 != "\n" }.dropFirst()
    for text in [csv, String(body), csv.replacing("\n", with: "\r\n"), csv.replacing(",0,", with: ", 0 ,")] {
      let read = try read(text)
      #expect(!read.isLabelled)
      #expect(read.pixels == samples.pixels && read.shape == samples.shape)
      #expect(read.labels == [UInt16](repeating: 0, count: 30) && read.classes == samples.classes)
    }
  }

  @Test func labelsThatAreThereAreRead() throws {
    #expect(try read(samples.csv) == samples)
    #expect(try read(String(samples.csv.drop { $0 != "\n" }.dropFirst())) == samples)
  }

  @Test func whatIsWrongIsNamedWithRowAndColumn() throws {
    let file = folder.path("test.csv")
    func error(_ rows: String) throws -> DataError? {
      let header = (0..<9).map { "pixel\($0)" }.joined(separator: ",")
      return errorReading(try folder.write(header + "\n" + rows, to: "test.csv"), options)
    }
    let tooBright = try #require(try error("1,2,3,4,5,6,7,8,9\n256,2,3,4,5,6,7,8,9\n"))
    #expect(tooBright == .outsideScale(file: file, place: "row 3, column pixel0", value: 256, white: 255))
    #expect(try error("1,2,3\n") == .columnCount(file: file, row: 2, found: 3, expected: 9))
    #expect(try error("") == .headerOnly(file: file))
    let foreign = seededSamples(count: 30, height: 3, width: 3, seed: 2).csvLines.map { "x" + $0.dropFirst() }
    let text = samples.csvHeader + "\n" + foreign.joined(separator: "\n")
    let names = samples.classes?.names ?? []
    #expect(
      errorReading(try folder.write(text, to: "test.csv"), options)
        == .foreignLabel(file: file, sample: 0, label: "x", names: names))
  }

  @Test func imagesInIDXNeedNoLabels() throws {
    let path = try folder.write(samples.idxImages, to: "t10k-images-idx3-ubyte")
    let alone = try readSamples(at: path, options: options).samples
    #expect(!alone.isLabelled && alone.pixels == samples.pixels && alone.count == 30)
    #expect(errorReading(path) != nil)
    #expect(try readSamples(at: folder.url.path, options: options).samples == alone)
    _ = try folder.write(samples.idxLabels, to: "t10k-labels-idx1-ubyte")
    #expect(try readSamples(at: path, options: options).samples == samples)
  }
}
