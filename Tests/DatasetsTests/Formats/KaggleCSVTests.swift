import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Everything in a CSV that is unusual and right.
@Suite struct KaggleCSVTests {
  private let folder: TemporaryFolder
  private let two = Samples(
    shape: ImageShape(height: 2, width: 2), pixels: [0, 12, 255, 0, 7, 0, 0, 100], labels: [5, 9])

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> Samples {
    try readSamples(at: folder.write(text, to: "train.csv"), options: options).samples
  }

  @Test(arguments: [
    ("as Kaggle writes it", "label,pixel0,pixel1,pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("any pixel names", "label,1x1,1x2,2x1,2x2\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("no last newline", "label,a,b,c,d\n5,0,12,255,0\n9,7,0,0,100"),
    ("Windows line ends", "label,a,b,c,d\r\n5,0,12,255,0\r\n9,7,0,0,100\r\n"),
    ("Windows, no last newline", "label,a,b,c,d\r\n5,0,12,255,0\r\n9,7,0,0,100\r"),
    ("byte order mark", "\u{FEFF}label,a,b,c,d\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("byte order mark, no header", "\u{FEFF}5,0,12,255,0\n9,7,0,0,100\n"),
    ("byte order mark, blank line", "\u{FEFF}\nlabel,a,b,c,d\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("blank lines", "\n  \nlabel,a,b,c,d\n\n5,0,12,255,0\n \t\r\n\n9,7,0,0,100\n\n\n"),
    ("quoted values", "\"label\",\"a\",b,c,d\n\"5\",\"0\",\"12\",255,0\n9,7,0,0,\"100\"\n"),
    ("quoted names with commas", "label,\"a,1\",\"b \"\"x\"\"\",c,d\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("spaces", " label , a,b,c,d\n5, 0 ,12\t,255 , 0 \n 9,7,0, \"0\" ,100\n"),
    ("signs", "label,a,b,c,d\n+5,0,+12,255,-0\n9,7,0,0,100\n"),
    ("fractions of zero", "label,a,b,c,d\n5.0,0.0,12.0,255.,0\n9.000,7,.0,0,100\n"),
    ("leading zeros", "label,a,b,c,d\n05,000,012,255,0\n9,0007,0,00,100\n"),
    ("capitals", "Label,A,B,C,D\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("no header", "5,0,12,255,0\n9,7,0,0,100\n"),
    ("no header, after a blank line", "\n5,0,12,255,0\n9,7,0,0,100\n"),
  ])
  func reads(_ variation: String, _ text: String) throws {
    #expect(try read(text) == two, "\(variation)")
  }

  @Test func namesTheFormat() throws {
    let file = try readSamples(at: folder.write(two.csv, to: "anything"))
    #expect(file.format.name == "Kaggle CSV")
    #expect(file.path == folder.path("anything"))
  }

  @Test(arguments: [0...0, 0...9, 0...99, 0...255])
  func readsEveryPixelValue(values: ClosedRange<UInt8>) throws {
    let pixels = (0..<1024).map { values.lowerBound + UInt8($0 % values.count) }
    let samples = Samples(shape: ImageShape(height: 32, width: 32), pixels: pixels, labels: [3])
    #expect(try read(samples.csv) == samples)
  }

  /// Runs of black of every length meet every place the fast path can end.
  @Test(arguments: 1...24)
  func readsEveryWidth(width: Int) throws {
    for black in 0...width {
      let pixels = [UInt8](repeating: 0, count: black) + (black..<width).map { UInt8(1 + 37 * $0 % 255) }
      let shape = ImageShape(height: 1, width: width)
      let samples = Samples(shape: shape, pixels: pixels + pixels.reversed(), labels: [0, 9])
      #expect(try read(samples.csv, ReadingOptions(imageShape: shape)) == samples)
    }
  }

  @Test func readsTheShapeAskedFor() throws {
    let samples = seededSamples(count: 3, height: 2, width: 8)
    #expect(try read(samples.csv).shape == ImageShape(height: 4, width: 4))
    #expect(try read(samples.csv, ReadingOptions(imageShape: samples.shape)) == samples)
    let oblong = seededSamples(count: 3, height: 2, width: 3)
    #expect(try read(oblong.csv, ReadingOptions(imageShape: oblong.shape)) == oblong)
    let headless = oblong.csvLines.joined(separator: "\n")
    #expect(try read(headless, ReadingOptions(imageShape: oblong.shape)) == oblong)
  }

  @Test func readsTheLargestImage() throws {
    let samples = seededSamples(count: 2, height: 256, width: 256)
    #expect(try read(samples.csv) == samples)
  }

  @Test func stopsAtTheRowLimit() throws {
    let samples = seededSamples(count: 20)
    let broken = samples.csv + "what,is,this\n"
    for limit in [1, 7, 19, 20] {
      var options = ReadingOptions(rowLimit: limit)
      for threads in [1, 3] {
        options.threadCount = threads
        let limited = try read(broken, options)
        #expect(limited.labels == Array(samples.labels.prefix(limit)))
        #expect(limited.pixels == Array(samples.pixels.prefix(limit * 4)))
      }
    }
    #expect(errorReading(folder.path("train.csv"), ReadingOptions(rowLimit: 21)) != nil)
    #expect(try read(samples.csv, ReadingOptions(rowLimit: 1000)) == samples)
    #expect(try read(samples.csv, ReadingOptions(rowLimit: 0)).count == 1)
  }

  @Test func readsGzip() throws {
    let samples = seededSamples(count: 500, height: 8, width: 8)
    let bytes = Array(samples.csv.utf8)
    let whole = try folder.write(gzipped(bytes), to: "train.csv.gz")
    #expect(try readSamples(at: whole).samples == samples)
    // pigz and `cat a.gz b.gz` make files of several members.
    let members = gzipped(Array(bytes.prefix(1000))) + gzipped([]) + gzipped(Array(bytes.dropFirst(1000)))
    #expect(try readSamples(at: folder.write(members, to: "members")).samples == samples)
  }

  /// Several megabytes, so many blocks.
  @Test func readsAFileOfSixThousandDigits() throws {
    let some = seededSamples(count: 60, height: 28, width: 28)
    let rows = some.csvLines.map { $0 + "\n" }.joined()
    let path = try folder.write(some.csvHeader + "\n" + String(repeating: rows, count: 100), to: "large.csv")
    #expect(try readSamples(at: path).samples.count == 6000)
  }
}
