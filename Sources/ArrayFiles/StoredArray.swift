/// An array whose elements take no more memory than they need: what data sets are read from.
public struct StoredArray: Sendable {
  /// Its elements in row-major order.
  public enum Elements: Sendable {
    /// Whole numbers 0…255.
    case bytes([UInt8])
    /// Any numbers.
    case numbers([Double])
    /// Texts, as NumPy has them in arrays of `<U10` or `S10`.
    case words([String])
  }

  /// The length of each dimension.
  public let shape: [Int]
  /// Its elements, as many as `shape` needs.
  public let elements: Elements

  /// The number of elements.
  public var count: Int {
    switch elements {
    case .bytes(let bytes): bytes.count
    case .numbers(let numbers): numbers.count
    case .words(let words): words.count
    }
  }

  /// The array that is the whole of a `.npy` file's `bytes`; `file` is its path, for errors.
  public static func npy(_ bytes: [UInt8], file: String) throws(ArrayFileError) -> StoredArray {
    try NpyFile.decodeStored(bytes, place: .init(file: file), limit: ArrayFileLimit.bytes)
  }

  /// The arrays of numbers and of texts in the `.npz` file that is the whole of `bytes`, by their names, and the names of
  /// all others.
  public static func npz(
    _ bytes: [UInt8], file: String
  ) throws(ArrayFileError) -> (arrays: [(name: String, array: StoredArray)], others: [String]) {
    var others: [String] = []
    let arrays = try NpzFile.arrays(
      in: ZipReader(bytes, file: file, limit: ArrayFileLimit.bytes),
      isPassedOver: { error in
        switch error {
        case .unsupportedElements(let place, _), .notAnArray(let place):
          others.append(place.array ?? "")
          return true
        default: return false
        }
      },
      { (bytes, place) throws(ArrayFileError) in
        try NpyFile.decodeStored(bytes, place: place, limit: ArrayFileLimit.bytes)
      })
    return (arrays, others)
  }
}
