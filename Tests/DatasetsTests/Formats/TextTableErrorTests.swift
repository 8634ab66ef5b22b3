import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Everything that can be wrong with a table, by the error it gets.
@Suite struct TextTableErrorTests {
  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    file = folder.path("train.csv")
  }

  private func error(_ text: String, _ options: ReadingOptions = ReadingOptions()) throws -> DataError? {
    errorReading(try folder.write(text, to: "train.csv"), options)
  }

  private static let header = "label,pixel0,pixel1,pixel2,pixel3\n"

  @Test(arguments: [
    ("5,0,x,0,0", 3, "x", DataError.ValueProblem.notANumber),
    ("5,0,,0,0", 3, "", .notANumber),
    ("5,0,0,0,", 5, "", .notANumber),
    (",0,0,0,0", 1, "", .notANumber),
    ("5,0,0,0,1 2", 5, "1 2", .notANumber),
    ("5,0,0,0,1e", 5, "1e", .notANumber),
    ("5,0,0,0,0x1F", 5, "0x1F", .notANumber),
    ("5,0,0,0,-", 5, "-", .notANumber),
    ("5,0,0,0,.", 5, ".", .notANumber),
    ("5,0,0,0,+-1", 5, "+-1", .notANumber),
    ("5,0,0,0,nan", 5, "nan", .notANumber),
    ("5,0,0,0,inf", 5, "inf", .notANumber),
    ("5,0,0,0,1e999", 5, "1e999", .notANumber),
    ("NA,0,0,0,0", 1, "NA", .notANumber),
    ("5,0,0,0,\"1\"2", 5, "\"1\"2", .notANumber),
    ("5,0,0,0,1\"2\"", 5, "1\"2\"", .notANumber),
    ("5,0,0,0,\"\"", 5, "", .notANumber),
    ("5,0,0,0,\u{0663}", 5, "\u{0663}", .notANumber),
    ("5,0,\"12,0,0", 3, "\"12,0,0", .unclosedQuote),
    ("5,0,0,0,\"", 5, "\"", .unclosedQuote),
    ("5,0,0,0,\"1\"\"", 5, "\"1\"\"", .unclosedQuote),
  ])
  func namesTheWrongValue(
    _ row: String, _ column: Int, _ text: String, _ problem: DataError.ValueProblem
  ) throws {
    let name = ["label", "pixel0", "pixel1", "pixel2", "pixel3"][column - 1]
    let cell = DataError.Cell(file: file, row: 4, column: column, columnName: name, text: text)
    for end in ["", "\n", "\r\n", "\n1,2,3,4\n"] {
      #expect(try error(Self.header + "1,2,3,4,5\n\n" + row + end) == .wrongValue(cell, problem))
    }
  }

  /// Values that no image has are named with their place, even behind blank lines.
  @Test(arguments: [
    ("5,256,0,0,0", "pixel0", 256.0), ("5,0,0,0,-1", "pixel3", -1), ("5,0,0,999,0", "pixel2", 999),
  ])
  func namesAPixelThatIsNone(_ row: String, _ column: String, _ value: Double) throws {
    let usual = (0..<400).map { "\($0 % 10),\($0 % 256),200,0,100\n\n" }.joined()
    #expect(
      try error(Self.header + usual + row + "\n")
        == .outsideScale(file: file, place: "row 802, column \(column)", value: value, white: 255))
  }

  @Test(arguments: [("5,0,0,0", 4), ("5", 1), ("5,0,0,0,0,0", 6), ("5,0,0,0,0,", 6), ("5,0,0,0,0,,,,", 9)])
  func countsColumns(_ row: String, _ found: Int) throws {
    let expected = DataError.columnCount(file: file, row: 3, found: found, expected: 5)
    #expect(try error(Self.header + "1,2,3,4,5\n" + row + "\n") == expected)
    #expect(try error(Self.header + "1,2,3,4,5\n" + row) == expected)
  }

  /// Black pixels are read four at a time, and must not be read past the last column.
  @Test(arguments: 1...9)
  func countsColumnsOfBlack(width: Int) throws {
    let options = ReadingOptions(imageShape: ImageShape(height: 1, width: width))
    let header = "label" + String(repeating: ",p", count: width) + "\n"
    for found in 1...width + 6 where found != width + 1 {
      let row = "5" + String(repeating: ",0", count: found - 1)
      let expected = DataError.columnCount(file: file, row: 2, found: found, expected: width + 1)
      #expect(try error(header + row, options) == expected)
    }
  }

  @Test func reportsTheFirstWrongRow() throws {
    let text = Self.header + "1,2,3,4,5\n1,2,3,4\n1,2,3,4,x\n"
    #expect(try error(text) == .columnCount(file: file, row: 3, found: 4, expected: 5))
  }

  @Test func countsTheRowsOfAFileWithoutHeader() throws {
    var options = ReadingOptions()
    options.label = "first"
    let cell = DataError.Cell(file: file, row: 2, column: 4, columnName: "column 4", text: "x")
    #expect(try error("1,2,3,4,5\n1,2,3,x,5\n", options) == .wrongValue(cell, .notANumber))
    // A word among numbers is a slip, and no header.
    let first = DataError.Cell(file: file, row: 1, column: 4, columnName: "column 4", text: "O")
    #expect(try error("1,2,3,O,5\n1,2,3,4,5\n", options) == .wrongValue(first, .notANumber))
  }

  @Test func refusesFilesWithoutSamples() throws {
    for text in ["", "\n\n \r\n", "\u{FEFF}"] { #expect(try error(text) == .empty(file: file)) }
    for text in ["label,a", "label,a\n", "label,a\n\n  \n"] {
      #expect(try error(text) == .headerOnly(file: file))
    }
  }

  @Test func refusesColumnsThatAreNoLabelsAndInputs() throws {
    #expect(try error("pixel0,pixel1\n0,0\n") == .noLabels(file: file))
    #expect(try error("label\n1\n") == .noPixels(file: file))
    #expect(try error("1\n2\n") == .noPixels(file: file))
    #expect(try error("label,a,digit\n1,2,3\n") == .twoLabels(file: file, names: ["label", "digit"]))
    #expect(try error("a,b\n1.5,2.5\n") == .labelUndecided(file: file, columns: ["a", "b"]))
    #expect(try error("label,a,\n1,2,\n") == .emptyLastColumn(file: file))
    #expect(try error("1,2,\n1,2,\n") == .emptyLastColumn(file: file))
    #expect(
      try error("town,a,sex\nRome,1,f\nOslo,2,m\n") == .wordColumns(file: file, names: ["town", "sex"]))
    let cell = DataError.Cell(file: file, row: 1, column: 2, columnName: "header", text: "\"a,b")
    #expect(try error("label,\"a,b\n1,2,3\n") == .wrongValue(cell, .unclosedQuote))
    var options = ReadingOptions()
    options.label = "price"
    #expect(
      try error("a,b\n1,2\n", options) == .noSuchColumn(file: file, name: "price", names: ["a", "b"]))
  }

  @Test func refusesPixelCountsWithoutAShape() throws {
    #expect(try error("label,pixel0,pixel1\n1,2,3\n") == .notSquare(file: file, count: 2))
    for (height, width) in [(1, 3), (0, 2), (-1, -4), (.max, .max), (Int.max / 2 + 2, 2)] {
      let shape = ImageShape(height: height, width: width)
      let options = ReadingOptions(imageShape: shape)
      #expect(
        try error(Self.header + "1,2,3,4,5\n", options) == .shapeMismatch(file: file, shape: shape, count: 4))
    }
    let wide = "label" + String(repeating: ",p", count: 100_002) + "\n"
    #expect(try error(wide) == .tooManyPixels(file: file, count: 100_002, limit: 100_000))
  }

  @Test func refusesWhatIsNoText() throws {
    #expect(try error("\u{89}PNG\r\n\u{1A}\n") == .unrecognised(file: file, contents: .binary))
    #expect(try error("label,a,b,c,d,e,f\0\n1,2\n") == .zeroByte(file: file, row: 1))
    #expect(try error("\u{7F}ELF\u{2}\u{1}\u{1}\n") == .unrecognised(file: file, contents: .binary))
    #expect(try error(Self.header + "1,2,3,4,5\n1,2,3,\0,5\n") == .zeroByte(file: file, row: 3))
    let long = "label" + String(repeating: ",pixel", count: 600) + "\0\n"
    #expect(try error(long) == .zeroByte(file: file, row: 1))
    for (mark, encoding) in [
      ([] as [UInt8], String.Encoding.utf16LittleEndian), ([], .utf16BigEndian),
    ] {
      let text = try #require(Self.header.data(using: encoding))
      let path = try folder.write(mark + text, to: "train.csv")
      #expect(errorReading(path) == .unrecognised(file: file, contents: .utf16))
    }
  }

  /// Whether it is in the first block or a later one, ends or not.
  @Test(arguments: [1 << 12, 1 << 22])
  func refusesLinesOfAbsurdLength(blockSize: Int) throws {
    var options = ReadingOptions()
    options.blockSize = blockSize
    let limit = LineBlocks.longestLine
    let endless = String(repeating: "0,", count: limit / 2 + 1)
    #expect(try error(endless, options) == .lineTooLong(file: file, row: 1, limit: limit))
    #expect(try error(endless + "\n", options) == .lineTooLong(file: file, row: 1, limit: limit))
    for end in ["", "\n", "\n1,2,3,4,5\n"] {
      let text = Self.header + "1,2,3,4,5\n" + endless + end
      #expect(try error(text, options) == .lineTooLong(file: file, row: 3, limit: limit))
    }
  }

  @Test func shortensAndCleansWhatItQuotes() throws {
    let text = "some text \u{1B}[31mred\u{202E}\u{7}" + String(repeating: "long", count: 1000)
    let found = try error("label,a\n1,2\n1,\(text)\n")
    guard case .wrongValue(let cell, .notANumber) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(cell.text == "some text [31mred" + String(repeating: "long", count: 5) + "lon…")
  }

  @Test func refusesDamagedGzip() throws {
    let bytes = gzipped(Array(seededSamples(count: 300, height: 8, width: 8).csv.utf8))
    let cut = try folder.write(bytes.dropLast(20), to: "train.csv")
    #expect(errorReading(cut) == .gzipTruncated(file: file))
    let followed = try folder.write(bytes + [1, 2, 3], to: "train.csv")
    #expect(errorReading(followed) == .gzipCorrupt(file: file))
    var changed = bytes
    changed[changed.count - 6] ^= 1  // in the checksum
    #expect(errorReading(try folder.write(changed, to: "train.csv")) == .gzipCorrupt(file: file))
    #expect(errorReading(try folder.write([0x1f, 0x8b], to: "train.csv")) == .gzipTruncated(file: file))
    #expect(errorReading(try folder.write([0x1f, 0x8b, 9, 9], to: "train.csv")) == .gzipCorrupt(file: file))
    #expect(errorReading(try folder.write(gzipped([]), to: "train.csv")) == .empty(file: file))
  }
}
