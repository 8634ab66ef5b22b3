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

  // MARK: Archives and arrays

  /// A file of more than `limit` bytes, where all of it has to be in memory.
  case fileTooLarge(file: String, limit: Int)
  /// An archive that is damaged, encrypted, or holds too much.
  case archive(file: String, problem: String)
  /// An archive that has no file of that name.
  case notInArchive(file: String, name: String, names: [String])
  /// An archive or a folder in which nothing, or more than one thing, could be meant.
  case archiveChoice(file: String, names: [String])
  /// What `save` wrote: a session and no data set.
  case savedSession(file: String)
  /// Arrays that cannot be read.
  case arrays(file: String, problem: String)
  /// Arrays whose names do not say which has the inputs and which the labels.
  case arraysUnclear(file: String, names: [String])
  /// Arrays that are no inputs with their labels, by their shapes.
  case arrayShapes(file: String, inputs: [Int], labels: [Int])
  /// An element that is infinite or no number.
  case arrayNotFinite(file: String, name: String, sample: Int, number: Int, value: Double)
  /// Arrays of a network: parameters, or what an iteration has.
  case arraysOfANetwork(file: String)
  /// Arrays of images, and no labels beside them.
  case noArrayOfLabels(file: String)
  /// A row of labels without one 1 and zeros.
  case notOneHot(file: String, name: String, sample: Int)
  /// A label that is no word and no number, in an array of texts.
  case arrayLabelMissing(file: String, name: String, sample: Int)
  /// A column is asked for where another file, or an array, has the labels.
  case labelsElsewhere(file: String, source: String)

  // MARK: The columns of a table

  /// No column, or no file, has labels, as in Kaggle's test.csv.
  case noLabels(file: String)
  /// Two columns whose names say that they have the labels.
  case twoLabels(file: String, names: [String])
  /// Nothing says which column has the labels.
  case labelUndecided(file: String, columns: [String])
  /// The column of the labels, as somebody says, is not there.
  case noSuchColumn(file: String, name: String, names: [String])
  /// Several columns of words.
  case wordColumns(file: String, names: [String])
  /// A comma behind the last value of each line.
  case emptyLastColumn(file: String)
  /// A header and nothing below it.
  case headerOnly(file: String)
  /// A column of labels and nothing beside it.
  case noPixels(file: String)
  /// More inputs to a sample than `limit`.
  case tooManyPixels(file: String, count: Int, limit: Int)
  /// An image shape is needed, because the pixel columns make no square.
  case notSquare(file: String, count: Int)
  /// The image shape that was asked for has another number of pixels than the file has columns.
  case shapeMismatch(file: String, shape: ImageShape, count: Int)
  /// A line before the samples of an ARFF file that declares nothing.
  case arffLine(file: String, row: Int, text: String)

  // MARK: What the values mean

  /// Images whose values are neither 0 to 1, nor 0 to 16, nor 0 to 255; where the greatest stands.
  case noScale(file: String, place: String, greatest: Double)
  /// A value of an image that is not from 0 to `white`.
  case outsideScale(file: String, place: String, value: Double, white: Double)
  /// Whole numbers that may be classes or measured, `values` different ones.
  case kindUndecided(file: String, values: Int, rows: Int)
  /// More classes than `limit`.
  case tooManyClasses(file: String, count: Int, limit: Int)
  /// A word where a regression needs a number.
  case wordsAsNumbers(file: String, word: String)
  /// A label that the data set at hand does not have; samples count from 0.
  case foreignLabel(file: String, sample: Int, label: String, names: [String])

  // MARK: The rows of a table

  /// A value that is not what its column holds.
  case wrongValue(Cell, ValueProblem)
  /// A row with fewer or more columns than the first.
  case columnCount(file: String, row: Int, found: Int, expected: Int)
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
  }

  /// What is wrong with a value.
  public enum ValueProblem: Sendable {
    /// It is no number, or is missing.
    case notANumber
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
    /// What Python's pickle writes.
    case pickle
    /// Matlab's variables.
    case matlab
    /// HDF5, as Keras writes it.
    case hdf5
    /// Parquet.
    case parquet
    /// A compression other than gzip and zip.
    case bzip2, xz, zstandard
    /// A page that a server sent in the place of a file.
    case webPage
    /// One picture.
    case picture
    /// Text in UTF-16 or UTF-32.
    case utf16
    /// Bytes that are no text.
    case binary
  }

  /// Which half of an IDX data set a file is.
  public enum IDXRole: String, Sendable {
    /// The images: three dimensions.
    case images
    /// The labels: one dimension.
    case labels
  }
}
