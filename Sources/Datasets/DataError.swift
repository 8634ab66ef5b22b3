/// Why a data set could not be read: data for a message and for tests. `message` words it.
///
/// `file` and `folder` are paths as they were given or found. Rows are lines of the file, the header being row 1, and
/// columns count from 1, as a text editor and a spreadsheet show them.
public enum DataError: Error, Equatable, Sendable {
  // MARK: Paths and files

  /// The path has no characters.
  case emptyPath
  /// Nothing is at the path.
  case missing(file: String)
  /// The system refused to open or read it, for the reason it gave.
  case unreadable(file: String, reason: String)
  /// Neither a file nor a folder.
  case notAFile(file: String, kind: SpecialFile)
  /// A folder without the four files of an IDX data set; `csv` is the path of a CSV in it, if it has one.
  case folderWithoutData(folder: String, csv: String?)
  /// No format in the table recognises the contents.
  case unrecognised(file: String, contents: Contents)
  /// A file of zero bytes, or a gzip file that holds zero bytes.
  case empty(file: String)
  /// More pixels than `limit`.
  case tooLarge(file: String, limit: Int)
  /// The progress callback asked to stop.
  case cancelled

  // MARK: gzip

  /// A gzip file that is damaged, or followed by something else.
  case gzipCorrupt(file: String)
  /// A gzip file that stops before its end.
  case gzipTruncated(file: String)

  // MARK: The columns of a CSV file

  /// Values are separated by something else than commas.
  case wrongSeparator(file: String, separator: Separator)
  /// A header that names pixels and no label, as Kaggle's test.csv has.
  case noLabels(file: String)
  /// A header in which `label` is not the first name.
  case labelNotFirst(file: String, column: Int)
  /// A header without `label`, whose first name is `found`.
  case labelMissing(file: String, found: String)
  /// A first line of numbers that cannot be a label and a square image.
  case headerMissing(file: String, columns: Int)
  /// A header and nothing below it.
  case headerOnly(file: String)
  /// A label column and nothing beside it.
  case noPixels(file: String)
  /// More pixels to an image than `limit`.
  case tooManyPixels(file: String, count: Int, limit: Int)
  /// An image shape is needed, because the pixel columns make no square.
  case notSquare(file: String, count: Int)
  /// The image shape that was asked for has another number of pixels than the file has pixel columns.
  case shapeMismatch(file: String, shape: ImageShape, count: Int)

  // MARK: The rows of a CSV file

  /// A value that is not what its column holds.
  case wrongValue(Cell, ValueProblem)
  /// A row with fewer or more columns than the header, the first of which has the label where there are labels.
  case columnCount(file: String, row: Int, found: Int, expected: Int, isLabelled: Bool = true)
  /// A zero byte, which no text has.
  case zeroByte(file: String, row: Int)
  /// A line of more than `limit` bytes.
  case lineTooLong(file: String, row: Int, limit: Int)

  // MARK: IDX

  /// The first four bytes are not the ones that begin such a file.
  case idxMagic(file: String, found: [UInt8], expected: IDXRole)
  /// The elements are not unsigned bytes; `type` is IDX's code for what they are.
  case idxElementType(file: String, type: UInt8)
  /// The file has fewer bytes than its header promises; `found` is `nil` where they could not all be counted.
  case idxTruncated(file: String, found: Int?, expected: Int)
  /// The file has more bytes than its header promises; `found` is `nil` where they were not all counted.
  case idxOversized(file: String, found: Int?, expected: Int)
  /// A header that promises no samples.
  case idxNoSamples(file: String)
  /// A header whose images are empty or larger than an image can be.
  case idxDimensions(file: String, height: Int, width: Int, limit: Int)
  /// The two files of a data set have different numbers of samples.
  case idxCounts(images: String, imageCount: Int, labels: String, labelCount: Int)
  /// A label outside 0 ..< `Classes.digits.count`; `sample` counts from 0.
  case idxLabel(file: String, sample: Int, label: Int)
  /// One of the two files of a data set is there and the other is not.
  case idxPartnerMissing(file: String, wanted: IDXRole, name: String)
  /// The image shape that was asked for is not the file's.
  case idxShape(file: String, shape: ImageShape, found: ImageShape)
}

extension DataError {
  /// One value of a CSV file.
  public struct Cell: Sendable, Equatable {
    /// The path of the file.
    public let file: String
    /// The line of the file, from 1.
    public let row: Int
    /// The column, from 1.
    public let column: Int
    /// The column's name in the header.
    public let columnName: String
    /// What is written there, shortened and without control characters.
    public let text: String

    /// Whether it is in the column of the labels, which comes first where there is one.
    var isLabel: Bool { column == 1 && columnName.lowercased() == "label" }
  }

  /// What is wrong with a value.
  public enum ValueProblem: Sendable {
    /// It is no number, or is missing.
    case notANumber
    /// It has a fraction.
    case notWhole
    /// It is a pixel outside 0…255.
    case notAPixel
    /// It is a label outside 0 ..< `Classes.digits.count`.
    case notALabel
    /// It begins with a quote that is not closed on its line.
    case unclosedQuote
  }

  /// What a path can lead to that is neither a file nor a folder.
  public enum SpecialFile: String, Sendable {
    /// A terminal, a disk, `/dev/zero` and the like.
    case device
    /// A named pipe, or the pipe behind `/dev/stdin`.
    case pipe
    /// A socket.
    case socket
  }

  /// What an unrecognised file seems to hold.
  public enum Contents: Sendable {
    /// A zip archive.
    case zip
    /// Text in UTF-16 or UTF-32.
    case utf16
    /// Bytes that are no text.
    case binary
  }

  /// What stands between values where commas should.
  public enum Separator: String, Sendable {
    /// `;`, as spreadsheets write in countries with a decimal comma.
    case semicolons
    /// Tabulators.
    case tabs
  }

  /// Which half of an IDX data set a file is.
  public enum IDXRole: String, Sendable {
    /// The images: three dimensions.
    case images
    /// The labels: one dimension.
    case labels
  }
}
