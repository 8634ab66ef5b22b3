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
      "digits.zip is a zip archive in a gzip file; gunzip it, and load the zip."
    ),
    (
      .unrecognised(file: "a.csv", contents: .utf16),
      "a.csv is UTF-16 text without a byte order mark; save it as UTF-8, and load it again."
    ),
    (
      .unrecognised(file: "a.png", contents: .binary),
      "a.png is a binary file in no format gradb reads; expected a CSV, an IDX file, or NumPy's .npz or .npy."
    ),
    (.empty(file: "a.csv"), "a.csv is empty; expected a CSV with a header and rows, or an IDX file."),
    (
      .tooLarge(file: "a.csv", limit: 1_073_741_824),
      "a.csv has more than 1073741824 values, which is the most gradb reads; "
        + "load fewer rows of it: load a.csv --limit 10000."
    ),
    (.cancelled, "reading was cancelled."),
    (
      .labelsElsewhere(file: "mnist.npz", source: "y_train"),
      "mnist.npz has its labels in y_train and not in a column; load it without --label."
    ),
    (
      .arrayLabelMissing(file: "a.npz", name: "y", sample: 3),
      "a.npz: y has no label for sample 3; expected a word or a number for each."
    ),
    (.gzipCorrupt(file: "a.gz"), "a.gz is a damaged gzip file; download or compress it again."),
    (
      .gzipTruncated(file: "a.gz"),
      "a.gz is a gzip file that stops before its end; download or compress it again."
    ),
    (
      .noLabels(file: "test.csv"),
      "test.csv has no labels, as Kaggle's test.csv has none; load the file that has them; predict and submission read it."
    ),
    (
      .twoLabels(file: "a.csv", names: ["label", "my class"]),
      "a.csv has two columns that are called as labels are, label, my class; say which: load a.csv --label label."
    ),
    (
      .labelUndecided(file: "a.csv", columns: ["a", "b", "c"]),
      "a.csv does not say which of its 3 columns has the labels, and neither do its numbers; "
        + "say it: load a.csv --label last, or first, or a column's name or number, from 0."
    ),
    (
      .noSuchColumn(file: "a.csv", name: "z", names: ["a", "b"]),
      "a.csv has no column z; it has 2, a, b, numbered from 0."
    ),
    (
      .outsideScale(file: "a.csv", place: "row 7, column pixel0", value: 256, white: 255),
      "a.csv, row 7, column pixel0, is 256; expected a pixel from 0 to 255, as the others are; "
        + "load a.csv --scale 255 reads it all the same."
    ),
    (
      .noScale(file: "a.csv", place: "row 3, column pixel7", greatest: 4096),
      "a.csv, row 3, column pixel7, is 4096; expected pixels from 0 to 1, 16 or 255; "
        + "load a.csv --scale 4096 divides by another number."
    ),
    (
      .kindUndecided(file: "a.csv", values: 72, rows: 506),
      "a.csv has 72 different whole numbers as targets in 506 rows, which may be classes or measured; "
        + "say which: load a.csv --regression, or --classes."
    ),
    (
      .archiveChoice(file: "a.zip", names: ["b.csv", "c.csv"]),
      "a.zip has b.csv, c.csv, and it is not clear which is meant; name one: load a.zip:b.csv."
    ),
    (
      .unrecognised(file: "train.csv.bz2", contents: .bzip2),
      "train.csv.bz2 is compressed with bzip2; this line of Python makes a file gradb reads: "
        + "import bz2; open('train.csv', 'wb').write(bz2.open('train.csv.bz2').read())"
    ),
    (
      .unrecognised(file: "d.parquet", contents: .parquet),
      "d.parquet is Parquet; this line of Python makes a file gradb reads: "
        + "import pandas as pd; pd.read_parquet('d.parquet').to_csv('d.csv', index=False)"
    ),
    (
      .headerOnly(file: "a.csv"),
      "a.csv has a header and no rows; expected a label and numbers on each line."
    ),
    (
      .noPixels(file: "a.csv"),
      "a.csv has a single column; expected a label and numbers, separated by commas."
    ),
    (
      .tooManyPixels(file: "a.csv", count: 70_000, limit: 65_536),
      "a.csv has 70,000 columns; expected at most 65,536."
    ),
    (
      .notSquare(file: "a.csv", count: 12),
      "a.csv has 12 pixel columns, which make no square image; "
        + "say the height and width, such as load a.csv --shape 3x4, or --shape none for features."
    ),
    (
      .shapeMismatch(file: "a.csv", shape: oblong, count: 784),
      "a.csv has 784 pixel columns, and an image of 3x4 does not have that many; "
        + "expected a shape such as load a.csv --shape 28x28."
    ),
    (
      .wrongValue(cell("abc"), .notANumber),
      "train.csv, row 3, column 5 (pixel3), is \"abc\", which is not a number; expected a number."
    ),
    (
      .wrongValue(cell(""), .notANumber),
      "train.csv, row 3, column 5 (pixel3), is empty; expected a number."
    ),
    (
      .wrongValue(cell("\"12"), .unclosedQuote),
      "train.csv, row 3, column 5 (pixel3), begins with a quote that is not closed on its line; "
        + "expected a closing \"."
    ),
    (
      .columnCount(file: "a.csv", row: 7, found: 1, expected: 785),
      "a.csv, row 7, has 1 column; expected 785, as the first has."
    ),
    (
      .columnCount(file: "a.csv", row: 7, found: 3, expected: 2),
      "a.csv, row 7, has 3 columns; expected 2, as the first has."
    ),
    (
      .zeroByte(file: "a.csv", row: 7),
      "a.csv, row 7, has a zero byte, which no text has; the file is damaged or no CSV."
    ),
    (
      .lineTooLong(file: "a.csv", row: 1, limit: 1_048_576),
      "a.csv, row 1, is longer than 1048576 bytes; expected a table with a line for each sample."
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
