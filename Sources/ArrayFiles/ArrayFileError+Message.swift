import Base

extension ArrayFileError: ExplainedError {
  /// One sentence for a person: where, what was wrong, what was expected.
  public var message: String {
    switch self {
    case .file(let error):
      return error.message
    case .notNpy(let place):
      return "\(place) is no .npy array: it does not begin with \\x93NUMPY; write it with np.save or np.savez"
    case .notNpz(let place):
      return "\(place) is no .npz archive, or it is truncated; write it with np.savez"
    case .unsupportedVersion(let place, let major, let minor):
      return "\(place) has version \(major).\(minor) of the .npy format; gradb reads 1.0, 2.0 and 3.0"
    case .badHeader(let place, let offset, let expected):
      return "\(place): the header is damaged at byte \(offset), where \(expected) should be"
    case .unsupportedElements(let place, "|O"):
      return
        "\(place) holds Python objects (type |O), which only Python reads; save arrays of numbers, each by its name"
    case .unsupportedElements(let place, let type):
      return "\(place) has elements of type \(type); gradb reads whole numbers, float16 to float64, and bool"
    case .wrongLength(let place, let expected, let found) where found < expected:
      return "\(place) is truncated: its elements take \(expected) bytes, but \(found) are there"
    case .wrongLength(let place, let expected, let found):
      return "\(place) goes on after its elements: they take \(expected) bytes, but \(found) are there"
    case .tooLarge(let place, let limit):
      return "\(place) would take more memory than the \(limit >> 20) MiB that gradb allows"
    case .badArchive(let place, let offset, let expected):
      return "\(place): the archive is damaged at byte \(offset), where \(expected) should be"
    case .unsupportedArchive(let place, let feature):
      return "\(place) has \(feature), which gradb does not read; write it with np.savez"
    case .wrongChecksum(let place):
      return "\(place) is damaged: its checksum is wrong"
    case .notAnArray(let place):
      return "\(place) is no array: its name should end in .npy, as np.savez writes it"
    case .duplicateName(let place):
      return "\(place) is there twice; every array needs a name of its own"
    case .badName(let place):
      return "\(place): an array needs a name of 1 to 1000 bytes without control characters"
    case .badSafetensors(let place, let expected):
      return "\(place) is no sound .safetensors file: expected \(expected)"
    case .notANumber(let place, let line, let column, let text):
      return
        "\(place), line \(line): \"\(text)\" in column \(column) is no number; expected one such as 0.5 or 1e-3"
    case .raggedLine(let place, let line, let expected, let found):
      return "\(place), line \(line) has \(found) numbers where the first line has \(expected)"
    case .noNumbers(let place):
      return
        "\(place) has no numbers; expected a row of the matrix on each line, with commas between the numbers"
    case .notAMatrix(let place, let shape):
      let dimensions = shape.map(String.init).joined(separator: ", ")
      return "\(place) has \(shape.count) dimensions, (\(dimensions)); a matrix has at most 2"
    }
  }
}

extension ArrayFileError.Place: CustomStringConvertible {
  /// The file, and the array in it if one is meant: `mine.npz: W1`.
  public var description: String { array.map { "\(file): \($0)" } ?? file }
}
