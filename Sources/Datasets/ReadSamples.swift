/// A data set that was read from a file or folder.
public struct SampleFile: Sendable {
  /// The path it was read from, as it was given.
  public let path: String
  /// The format it was in, whose name is for messages.
  public let format: DataFormat
  /// The samples.
  public let samples: Samples
  /// What was decided about the file that a person may see otherwise, a sentence each.
  public let remarks: [String]
}

/// The most values of a byte each that a data set may have: a gibibyte, some 1.3 million digits.
let greatestInputTotal = 1 << 30
/// The most values of eight bytes each.
let greatestNumberTotal = 1 << 28
/// The most inputs of a sample.
let greatestInputCount = 100_000
/// The most pixels one image may have: 256 × 256, or another shape.
let greatestPixelCount = 1 << 16
/// The most bytes of an archive, and of all files in it.
let greatestArchiveTotal = 1 << 31

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
  let (samples, remarks) = try format.read(location, options, &progress).samples(options)
  return SampleFile(path: path, format: format, samples: samples, remarks: location.remarks + remarks)
}
