/// An array whose elements take no more memory than they need: what data sets are read from.
public struct StoredArray: Sendable {
  /// Its elements in row-major order.
  public enum Elements: Sendable {
    /// Whole numbers 0…255.
    case bytes([UInt8])
    /// Any numbers.
    case numbers([Double])
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
    }
  }

  /// The array that is the whole of a `.npy` file's `bytes`; `file` is its path, for errors.
  public static func npy(_ bytes: [UInt8], file: String) throws(ArrayFileError) -> StoredArray {
    try NpyFile.decodeStored(bytes, place: .init(file: file), limit: ArrayFileLimit.bytes)
  }

  /// The arrays of numbers in the `.npz` file that is the whole of `bytes`, by their names, and the names of all others.
  public static func npz(
    _ bytes: [UInt8], file: String
  ) throws(ArrayFileError) -> (arrays: [(name: String, array: StoredArray)], others: [String]) {
    let archive = try ZipReader(bytes, file: file, limit: ArrayFileLimit.bytes)
    var (arrays, others): ([(name: String, array: StoredArray)], [String]) = ([], [])
    for entry in archive.entries {
      let name = ArrayName.array(ofEntry: entry.name)
      let place = ArrayFileError.Place(file: file, array: name)
      guard ArrayName.isArray(entry: entry.name) else {
        others.append(entry.name)
        continue
      }
      guard !arrays.contains(where: { $0.name == name }) else { throw .duplicateName(place) }
      do throws(ArrayFileError) {
        let array = try NpyFile.decodeStored(
          try archive.contents(of: entry), place: place, limit: ArrayFileLimit.bytes)
        arrays.append((name, array))
      } catch {
        guard case .unsupportedElements = error else { throw error }
        others.append(name)
      }
    }
    return (arrays, others)
  }
}
