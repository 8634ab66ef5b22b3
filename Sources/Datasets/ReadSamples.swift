/// How to read a data set.
public struct ReadingOptions: Sendable {
  /// The shape of the images, for a CSV whose pixel columns make no square; the number of pixels must agree.
  public var imageShape: ImageShape?
  /// The shape that images of a CSV have where none was asked for and they have as many pixels; others are square.
  public var usualShape: ImageShape?
  /// Stop after this many samples; what follows them is not looked at. At least 1.
  public var rowLimit: Int?
  /// Whether images without labels are read too, as Kaggle's test.csv has them.
  public var labelsAreOptional = false

  /// How many bytes of text are read before they are shared out, and among how many threads.
  var blockSize = 2 << 20
  var threadCount: Int?
  /// The least time between two calls of the progress callback.
  var progressInterval = Duration.milliseconds(10)

  /// Options; without any, every sample is read and CSV images are square.
  public init(imageShape: ImageShape? = nil, rowLimit: Int? = nil) {
    self.imageShape = imageShape
    self.rowLimit = rowLimit
  }
}

/// A data set that was read from a file or folder.
public struct SampleFile: Sendable {
  /// The path it was read from, as it was given.
  public let path: String
  /// The format it was in, whose name is for messages.
  public let format: DataFormat
  /// The images and labels.
  public let samples: Samples
}

/// The most pixels a data set may have, all images together: a gibibyte, some 1.3 million digits.
let greatestPixelTotal = 1 << 30
/// The most pixels one image may have: 256 × 256, or another shape.
let greatestPixelCount = 1 << 16

/// Reads the data set at `path`, a file or a folder in any format of `DataFormat.all`, told by its contents.
///
/// `progress` is called on the calling thread with the fraction done (0…1), at the start and then every ten milliseconds
/// or more; reading stops with `DataError.cancelled` when it returns false. `~` is not expanded.
///
/// Throws the first error in the order of the file. The result, or the error, does not depend on how many threads read.
public func readSamples(
  at path: String, options: ReadingOptions = ReadingOptions(),
  progress: @escaping (Double) -> Bool = { _ in true }
) throws(DataError) -> SampleFile {
  let location = try DataLocation(path)
  guard let format = DataFormat.all.first(where: { $0.recognises(location) }) else {
    throw location.unrecognised
  }
  var progress = ReadingProgress(every: options.progressInterval, progress)
  try progress.report(0)
  return SampleFile(path: path, format: format, samples: try format.read(location, options, &progress))
}
