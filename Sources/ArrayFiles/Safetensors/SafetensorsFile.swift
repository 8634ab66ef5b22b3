import Base
import Platform

/// `.safetensors` files: named arrays behind a header in JSON, as PyTorch users keep parameters.
///
/// Source: the format's description in the repository huggingface/safetensors: the length of the header in 8 bytes, the
/// header, then the elements of all arrays without a gap, row-major, the least significant byte first.
public enum SafetensorsFile {
  /// The arrays in the file at `path`, in the order of their elements in it.
  ///
  /// F16, BF16, F32 and F64, whole numbers of 8 to 64 bits and BOOL.
  ///
  /// - Throws: `ArrayFileError` when the file cannot be read, is damaged, holds something else than numbers, or more than
  ///   `ArrayFileLimit.bytes`.
  public static func read(_ path: String) throws(ArrayFileError) -> [NamedArray] {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: ArrayFileLimit.bytes) } catch { throw .file(error) }
    return try decode(bytes, file: path, limit: ArrayFileLimit.bytes)
  }

  /// Writes `arrays` to `path` as F64; the same arrays always give the same bytes.
  ///
  /// - Throws: `ArrayFileError` when two arrays have the same name, they take more than `ArrayFileLimit.bytes`, or the
  ///   file cannot be written; one that was there is then left as it was.
  public static func write(_ arrays: [NamedArray], to path: String) throws(ArrayFileError) {
    let bytes = try encode(arrays, file: path, limit: ArrayFileLimit.bytes)
    do { try AtomicFile.write(bytes, to: path) } catch { throw .file(error) }
  }

  /// The arrays in `bytes`; they take at most `limit` bytes of memory.
  static func decode(_ bytes: [UInt8], file: String, limit: Int) throws(ArrayFileError) -> [NamedArray] {
    let header = try SafetensorsHeader(bytes, file: file)
    var arrays: [NamedArray] = []
    var rest = limit
    for tensor in header.tensors {
      let place = ArrayFileError.Place(file: file, array: tensor.name)
      guard tensor.count <= rest / MemoryLayout<Double>.size else { throw .tooLarge(place, limit: limit) }
      rest -= tensor.count * MemoryLayout<Double>.size
      let elements = tensor.element.decode(bytes[tensor.bytes])
      arrays.append(
        NamedArray(
          name: tensor.name,
          array: NumericArray(
            shape: tensor.shape, elements: elements, significandBits: tensor.element.significandBits)))
    }
    return arrays
  }

  /// The bytes of a file that holds `arrays`.
  static func encode(_ arrays: [NamedArray], file: String, limit: Int) throws(ArrayFileError) -> [UInt8] {
    var header: [String: SafetensorsHeader.Description] = [:]
    var end = 0
    for array in arrays {
      let place = ArrayFileError.Place(file: file, array: array.name)
      guard ArrayName.isAllowed(array.name), array.name != SafetensorsHeader.metadataKey else {
        throw .badName(place)
      }
      let size = array.array.elements.count * MemoryLayout<Double>.size
      guard size <= limit - end else { throw .tooLarge(place, limit: limit) }
      let description = SafetensorsHeader.Description(
        dtype: "F64", shape: array.array.shape, dataOffsets: [end, end + size])
      guard header.updateValue(description, forKey: array.name) == nil else { throw .duplicateName(place) }
      end += size
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let json = try? encoder.encode(header) else {
      throw .badName(ArrayFileError.Place(file: file))
    }
    // The elements begin at a multiple of 8 bytes; blanks fill up the header.
    let padded = Array(json) + [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8)
    var bytes = UInt64(padded.count).littleEndianBytes + padded
    bytes.reserveCapacity(bytes.count + end)
    for array in arrays {
      for element in array.array.elements { bytes += element.bitPattern.littleEndianBytes }
    }
    return bytes
  }
}
