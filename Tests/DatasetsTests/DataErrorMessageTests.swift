import Testing

@testable import Datasets

/// The words for every error: what was wrong, what was expected, what to type next.
@Suite struct DataErrorMessageTests {
  private static func cell(_ text: String, column: Int = 5, name: String = "pixel3") -> DataError.Cell {
    DataError.Cell(file: "train.csv", row: 3, column: column, columnName: name, text: text)
  }

  private static let oblong = ImageShape(height: 3, width: 4)

  static let messages: [(DataError, String)] = [
    (.emptyPath, "the path is empty; type load and a path, such as load train.csv."),
    (.missing(file: "a.csv"), "there is no file or folder a.csv; check the path and its spelling."),
    (.unreadable(file: "a.csv", reason: "Permission denied"), "a.csv cannot be read: permission denied."),
    (
      .notAFile(file: "/dev/zero", kind: .device),
      "/dev/zero is a device, and a data set has to be a file or a folder."
    ),
    (
      .folderWithoutData(folder: "data", csv: nil),
      "data has no train-images-idx3-ubyte and train-labels-idx1-ubyte; "
        + "load a folder with MNIST's files, or a CSV file."
    ),
    (
      .folderWithoutData(folder: "my data", csv: "my data/train.csv"),
      "my data has no train-images-idx3-ubyte and train-labels-idx1-ubyte; "
        + "to read the CSV in it, type load \"my data/train.csv\"."
    ),
    (
      .unrecognised(file: "digits.zip", contents: .zip),
      "digits.zip is a zip archive; unzip it, and load the CSV or the IDX files in it."
    ),
    (
      .unrecognised(file: "a.csv", contents: .utf16),
      "a.csv is UTF-16 text; save it as UTF-8, and load it again."
    ),
    (
      .unrecognised(file: "a.png", contents: .binary),
      "a.png is a binary file in no format gradb reads; expected a CSV or an IDX file."
    ),
    (.empty(file: "a.csv"), "a.csv is empty; expected a CSV with a header and rows, or an IDX file."),
    (
      .tooLarge(file: "a.csv", limit: 1_073_741_824),
      "a.csv has more than 1073741824 pixels, which is the most gradb reads; load fewer rows of it."
    ),
    (.cancelled, "reading was cancelled."),
    (.gzipCorrupt(file: "a.gz"), "a.gz is a damaged gzip file; download or compress it again."),
    (
      .gzipTruncated(file: "a.gz"),
      "a.gz is a gzip file that stops before its end; download or compress it again."
    ),
    (
      .wrongSeparator(file: "a.csv", separator: .semicolons),
      "a.csv has semicolons between its values; expected commas, so save it again as comma-separated."
    ),
    (
      .noLabels(file: "test.csv"),
      "test.csv has no labels, as Kaggle's test.csv has none; load train.csv instead; predict and submission read it."
    ),
    (
      .labelNotFirst(file: "a.csv", column: 2),
      "a.csv has its label in column 2; expected it in column 1, followed by the pixels and nothing else."
    ),
    (
      .labelMissing(file: "a.csv", found: "class"),
      "a.csv has no label column: its header begins with \"class\"; expected label,pixel0,pixel1,…"
    ),
    (
      .headerMissing(file: "a.csv", columns: 13),
      "a.csv has no header, and its 13 columns are not a label and a square image; "
        + "expected a first line label,pixel0,pixel1,… or a shape, such as load a.csv --shape 3x4."
    ),
    (
      .headerOnly(file: "a.csv"),
      "a.csv has a header and no rows; expected a label and its pixels on each line."
    ),
    (
      .noPixels(file: "a.csv"),
      "a.csv has a single column; expected a label and its pixels, separated by commas."
    ),
    (
      .tooManyPixels(file: "a.csv", count: 70_000, limit: 65_536),
      "a.csv has 70000 pixel columns; expected at most 65536."
    ),
    (
      .notSquare(file: "a.csv", count: 12),
      "a.csv has 12 pixel columns, which make no square image; "
        + "say the height and width, such as load a.csv --shape 3x4."
    ),
    (
      .shapeMismatch(file: "a.csv", shape: oblong, count: 784),
      "a.csv has 784 pixel columns, and an image of 3x4 does not have that many; "
        + "expected a shape such as load a.csv --shape 28x28."
    ),
    (
      .wrongValue(cell("abc"), .notANumber),
      "train.csv, row 3, column 5 (pixel3), is \"abc\", which is not a number; "
        + "expected a whole number from 0 to 255."
    ),
    (
      .wrongValue(cell(""), .notANumber),
      "train.csv, row 3, column 5 (pixel3), is empty; expected a whole number from 0 to 255."
    ),
    (
      .wrongValue(cell("12.5"), .notWhole),
      "train.csv, row 3, column 5 (pixel3), is 12.5, which is not whole; "
        + "expected a whole number from 0 to 255."
    ),
    (
      .wrongValue(cell("256"), .notAPixel),
      "train.csv, row 3, column 5 (pixel3), is 256; expected a whole number from 0 to 255."
    ),
    (
      .wrongValue(cell("10", column: 1, name: "label"), .notALabel),
      "train.csv, row 3, column 1 (label), is 10; expected a label from 0 to 9."
    ),
    (
      .wrongValue(cell("\"12"), .unclosedQuote),
      "train.csv, row 3, column 5 (pixel3), begins with a quote that is not closed on its line; "
        + "expected a closing \"."
    ),
    (
      .columnCount(file: "a.csv", row: 7, found: 1, expected: 785),
      "a.csv, row 7, has 1 column; expected 785: a label and 784 pixels."
    ),
    (
      .columnCount(file: "a.csv", row: 7, found: 3, expected: 2),
      "a.csv, row 7, has 3 columns; expected 2: a label and 1 pixel."
    ),
    (
      .zeroByte(file: "a.csv", row: 7),
      "a.csv, row 7, has a zero byte, which no text has; the file is damaged or no CSV."
    ),
    (
      .lineTooLong(file: "a.csv", row: 1, limit: 1_048_576),
      "a.csv, row 1, is longer than 1048576 bytes; expected a CSV with a line for each image."
    ),
    (
      .idxMagic(file: "images", found: [0x3c, 0x21, 0x44, 0x4f], expected: .images),
      "images begins with the bytes 3c 21 44 4f; expected 00 00 08 03, as IDX files of images do."
    ),
    (
      .idxElementType(file: "images", type: 13),
      "images has elements of type 0d; expected unsigned bytes, type 08."
    ),
    (
      .idxTruncated(file: "images", found: 100, expected: 200),
      "images stops after 100 bytes; expected 200, so download it again."
    ),
    (
      .idxTruncated(file: "images.gz", found: nil, expected: 200),
      "images.gz is too short for the 200 bytes its header promises; download it again."
    ),
    (
      .idxOversized(file: "images", found: 300, expected: 200),
      "images has 300 bytes; expected 200, as its header says."
    ),
    (
      .idxOversized(file: "images.gz", found: nil, expected: 200),
      "images.gz goes on after 200 bytes; expected its end there, as its header says."
    ),
    (.idxNoSamples(file: "images"), "images says that it has 0 samples; expected at least one."),
    (
      .idxDimensions(file: "images", height: 0, width: 28, limit: 65_536),
      "images says that its images are 0x28; expected 1 to 65536 pixels."
    ),
    (
      .idxCounts(images: "images", imageCount: 3, labels: "labels", labelCount: 2),
      "images has 3 images and labels has 2 labels; expected a label for each image."
    ),
    (
      .idxLabel(file: "labels", sample: 7, label: 10),
      "labels, sample 7, has the label 10; expected a whole number from 0 to 9."
    ),
    (
      .idxPartnerMissing(file: "t10k-images-idx3-ubyte", wanted: .labels, name: "t10k-labels-idx1-ubyte"),
      "t10k-images-idx3-ubyte needs its labels beside it; expected t10k-labels-idx1-ubyte in the same folder."
    ),
    (
      .idxShape(file: "images", shape: oblong, found: ImageShape(height: 28, width: 28)),
      "images has images of 28x28, not 3x4; load it without --shape."
    ),
  ]

  @Test(arguments: messages)
  func words(_ error: DataError, _ message: String) {
    #expect(error.message == message)
  }

  /// A message is a single line, whatever a path or a value holds.
  @Test func messagesHoldNoControlCharacters() {
    let hostile = "a\u{1B}[2J\nb\u{202E}.csv"
    #expect(
      DataError.missing(file: hostile).message
        == "there is no file or folder a[2Jb.csv; check the path and its spelling.")
    #expect(DataError.printable("ab\u{7}cd", limit: 3) == "abc…")
    #expect(DataError.printable("abc", limit: 3) == "abc")
    #expect(DataError.shortened([0xff, 0xfe, 0x41]) == "\u{FFFD}\u{FFFD}A")
  }
}
