import Base

/// Why an array could not be read from, or written to, a file of arrays; `message` words it.
public enum ArrayFileError: Error, Equatable, Sendable {
  /// Which array of which file.
  public struct Place: Equatable, Sendable {
    /// The path of the file, as the user gave it.
    public var file: String
    /// The array's name in a `.npz` file; nil for the file as a whole, and for a `.npy` file, which holds
    /// one.
    public var array: String?

    /// The place of `array` in `file`.
    public init(file: String, array: String? = nil) {
      self.file = file
      self.array = array
    }
  }

  /// The file itself could not be read or written.
  case file(FileError)
  /// The bytes do not begin as those of a `.npy` file do.
  case notNpy(Place)
  /// The bytes are not those of a zip archive, which a `.npz` file is.
  case notNpz(Place)
  /// The `.npy` format is of a version that gradb does not know.
  case unsupportedVersion(Place, major: Int, minor: Int)
  /// The header is not what NumPy writes: `expected` is what should be `offset` bytes into the array.
  case badHeader(Place, offset: Int, expected: String)
  /// The elements are not numbers that gradb reads; `type` is NumPy's code for them, such as `c16`.
  case unsupportedElements(Place, type: String)
  /// The elements take `expected` bytes by their shape and type, but there are `found`.
  case wrongLength(Place, expected: Int, found: Int)
  /// The array, or all arrays together, would take more than `limit` bytes of memory.
  case tooLarge(Place, limit: Int)
  /// The archive is damaged: `expected` is what should be `offset` bytes into the file.
  case badArchive(Place, offset: Int, expected: String)
  /// The archive uses a `feature` of zip that NumPy does not use and gradb does not read.
  case unsupportedArchive(Place, feature: String)
  /// An array's bytes are not those that were written: their checksum differs.
  case wrongChecksum(Place)
  /// The archive holds something else than an array.
  case notAnArray(Place)
  /// Two arrays have the same name.
  case duplicateName(Place)
  /// An array cannot have this name in a file.
  case badName(Place)
  /// The bytes are not those of a `.safetensors` file; `expected` is what should be there.
  case badSafetensors(Place, expected: String)
  /// A line of a CSV file has something else than a number in a column, both counted from 1.
  case notANumber(Place, line: Int, column: Int, text: String)
  /// A line of a CSV file, counted from 1, has more or fewer numbers than the first.
  case raggedLine(Place, line: Int, expected: Int, found: Int)
  /// A CSV file has no numbers.
  case noNumbers(Place)
  /// The array has too many dimensions for a matrix.
  case notAMatrix(Place, shape: [Int])
}
