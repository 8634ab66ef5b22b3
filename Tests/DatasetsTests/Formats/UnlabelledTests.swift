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
    options.labelsAreOptional = true
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
      #expect(read.labels == [UInt16](repeating: 0, count: 30))
    }
  }

  @Test func labelsThatAreThereAreRead() throws {
    #expect(try read(samples.csv) == samples)
    #expect(try read(String(samples.csv.drop { $0 != "\n" }.dropFirst())) == samples)
  }

  @Test func whatIsWrongIsNamedWithRowAndColumn() throws {
    let file = folder.path("test.csv")
    func error(_ text: String) throws -> DataError? {
      errorReading(try folder.write(text, to: "test.csv"), options)
    }
    let cell = DataError.Cell(file: file, row: 3, column: 1, columnName: "pixel0", text: "256")
    let tooBright = try #require(try error("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n256,2,3,4\n"))
    #expect(tooBright == .wrongValue(cell, .notAPixel))
    #expect(
      tooBright.message.hasSuffix("row 3, column 1 (pixel0), is 256; expected a whole number from 0 to 255."))
    let short = try #require(try error("pixel0,pixel1,pixel2,pixel3\n1,2,3\n"))
    #expect(short == .columnCount(file: file, row: 2, found: 3, expected: 4, isLabelled: false))
    #expect(short.message.hasSuffix("row 2, has 3 columns; expected 4, one for each pixel."))
    #expect(try error("id,pixel0\n1,2\n") == .labelMissing(file: file, found: "id"))
    #expect(try error("pixel0,label\n1,2\n") == .labelNotFirst(file: file, column: 2))
    #expect(try error("pixel0\n") == .headerOnly(file: file))
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
