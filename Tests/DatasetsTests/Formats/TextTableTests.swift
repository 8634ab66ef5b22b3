import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Everything in a table of images that is unusual and right.
@Suite struct TextTableTests {
  private let folder: TemporaryFolder
  private let two = images(ImageShape(height: 2, width: 2), [0, 12, 255, 0, 7, 0, 0, 100], [5, 9])

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> Samples {
    try readSamples(at: folder.write(text, to: "train.csv"), options: options).samples
  }

  @Test(arguments: [
    ("as Kaggle writes it", "label,pixel0,pixel1,pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("any pixel names", "label,1x1,1x2,2x1,2x2\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("no last newline", "label,pixel0,pixel1,pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100"),
    ("Windows line ends", "label,pixel0,pixel1,pixel2,pixel3\r\n5,0,12,255,0\r\n9,7,0,0,100\r\n"),
    ("Windows, no last newline", "label,pixel0,pixel1,pixel2,pixel3\r\n5,0,12,255,0\r\n9,7,0,0,100\r"),
    ("byte order mark", "\u{FEFF}label,pixel0,pixel1,pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100\n"),
    (
      "byte order mark, blank line",
      "\u{FEFF}\nlabel,pixel0,pixel1,pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100\n"
    ),
    ("blank lines", "\n  \nlabel,pixel0,pixel1,pixel2,pixel3\n\n5,0,12,255,0\n \t\r\n\n9,7,0,0,100\n\n\n"),
    (
      "quoted values",
      "\"label\",\"pixel0\",pixel1,pixel2,pixel3\n\"5\",\"0\",\"12\",255,0\n9,7,0,0,\"100\"\n"
    ),
    (
      "quoted names with commas", "label,\"pixel0,0\",\"pixel0,1\",pixel2,pixel3\n5,0,12,255,0\n9,7,0,0,100\n"
    ),
    ("spaces", " label , pixel0,pixel1,pixel2,pixel3\n5, 0 ,12\t,255 , 0 \n 9,7,0, \"0\" ,100\n"),
    ("signs", "label,pixel0,pixel1,pixel2,pixel3\n+5,0,+12,255,-0\n9,7,0,0,100\n"),
    ("fractions of zero", "label,pixel0,pixel1,pixel2,pixel3\n5.0,0.0,12.0,255.,0\n9.000,7,.0,0,100\n"),
    ("leading zeros", "label,pixel0,pixel1,pixel2,pixel3\n05,000,012,255,0\n9,0007,0,00,100\n"),
    ("capitals", "Label,PIXEL0,Pixel1,PIXEL2,PIXEL3\n5,0,12,255,0\n9,7,0,0,100\n"),
    ("semicolons", "label;pixel0;pixel1;pixel2;pixel3\n5;0;12;255;0\n9;7;0;0;100\n"),
    ("tabulators", "label\tpixel0\tpixel1\tpixel2\tpixel3\n5\t0\t12\t255\t0\n9\t7\t0\t0\t100\n"),
    ("bars", "label|pixel0|pixel1|pixel2|pixel3\n5|0|12|255|0\n9|7|0|0|100\n"),
    ("blanks", "label pixel0 pixel1 pixel2 pixel3\n5 0 12  255 0\n  9 7 0 0 100 \n"),
    (
      "NumPy's savetxt",
      "# label pixel0 pixel1 pixel2 pixel3\n5.0e+00 0.0e+00 1.2e+01 2.55e+02 0.0e+00\n9 7 0 0 1e2\n"
    ),
    ("exponents", "label,pixel0,pixel1,pixel2,pixel3\n5,0,1.2e1,2.55E+02,0e0\n9,70e-1,0,0,100\n"),
    ("decimal commas", "label;pixel0;pixel1;pixel2;pixel3\n5,0;0;12,0;255;0\n9;7;0;0;1,00e2\n"),
    ("labels last", "pixel0,pixel1,pixel2,pixel3,label\n0,12,255,0,5\n7,0,0,100,9\n"),
    ("labels within", "pixel0,pixel1,class,pixel2,pixel3\n0,12,5,255,0\n7,0,9,0,100\n"),
    ("a target y at the end", "pixel0,pixel1,pixel2,pixel3,\"y\"\n0,12,255,0,5\n7,0,0,100,9\n"),
    ("pandas' index", ",label,pixel0,pixel1,pixel2,pixel3\n0,5,0,12,255,0\n1,9,7,0,0,100\n"),
    (
      "pandas' index, read again",
      "Unnamed: 0,label,pixel0,pixel1,pixel2,pixel3\n7,5,0,12,255,0\n3,9,7,0,0,100\n"
    ),
    ("R's names of rows", "label pixel0 pixel1 pixel2 pixel3\n\"a\" 5 0 12 255 0\n\"b\" 9 7 0 0 100\n"),
    ("an old Macintosh", "label,pixel0,pixel1,pixel2,pixel3\r5,0,12,255,0\r9,7,0,0,100\r"),
  ])
  func reads(_ variation: String, _ text: String) throws {
    #expect(try read(text) == two, "\(variation)")
  }

  @Test func namesTheFormat() throws {
    let file = try readSamples(at: folder.write(two.csv, to: "anything"))
    #expect(file.format.name == "CSV")
    #expect(file.path == folder.path("anything"))
  }

  @Test(arguments: [0...0, 0...9, 0...99, 0...255])
  func readsEveryPixelValue(values: ClosedRange<UInt8>) throws {
    let pixels = (0..<1024).map { values.lowerBound + UInt8($0 % values.count) }
    let samples = images(ImageShape(height: 32, width: 32), pixels, [3])
    let read = try read(samples.csv)
    let white = values.upperBound == 0 ? 1 : values.upperBound == 9 ? 16 : 255.0
    #expect(read.pixels == pixels && read.classes == samples.classes && read.white == white)
    #expect(read.inputs == .bytes(pixels, divisor: white))
  }

  /// Runs of black of every length meet every place the fast path can end.
  @Test(arguments: 1...24)
  func readsEveryWidth(width: Int) throws {
    for black in 0...width {
      let pixels = [UInt8](repeating: 0, count: black) + (black..<width).map { UInt8(1 + 37 * $0 % 255) }
      let shape = ImageShape(height: 1, width: width)
      let samples = images(shape, pixels + pixels.reversed(), [0, 9])
      let read = try read(samples.csv, ReadingOptions(imageShape: shape))
      #expect(read.pixels == samples.pixels && read.targets == samples.targets && read.form == samples.form)
    }
  }

  @Test func readsTheShapeAskedFor() throws {
    let samples = seededSamples(count: 3, height: 2, width: 8)
    #expect(try read(samples.csv).shape == ImageShape(height: 4, width: 4))
    #expect(try read(samples.csv, ReadingOptions(imageShape: samples.shape)) == samples)
    let oblong = seededSamples(count: 3, height: 2, width: 3)
    #expect(try read(oblong.csv, ReadingOptions(imageShape: oblong.shape)) == oblong)
    var first = ReadingOptions(imageShape: oblong.shape)
    first.label = "first"
    #expect(try read(oblong.csvLines.joined(separator: "\n"), first) == oblong)
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
        #expect((0..<limit).allSatisfy { limited.targets.name($0) == samples.targets.name($0) })
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
