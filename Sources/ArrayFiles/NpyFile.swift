import Base

/// `.npy` files: one array each, as `np.save` writes and `np.load` reads them.
public enum NpyFile {
  /// The array in the file at `path`.
  ///
  /// Versions 1.0 to 3.0; float16 to float64, whole numbers of 8 to 64 bits and bool; both byte orders;
  /// row-major and column-major (Fortran) order. Whole numbers beyond 2⁵³ are rounded to the nearest
  /// `Double`.
  ///
  /// - Throws: `ArrayFileError` when the file cannot be read, is damaged, holds something else than numbers, or
  ///   is larger than `ArrayFileLimit.bytes`.
  public static func read(_ path: String) throws(ArrayFileError) -> NumericArray {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: ArrayFileLimit.bytes + 65_536) } catch {
      throw .file(error)
    }
    return try decode(bytes, place: ArrayFileError.Place(file: path), limit: ArrayFileLimit.bytes)
  }

  /// Writes `array` to `path`: version 1.0, type `<f8`, row-major, byte for byte as `np.save` does.
  ///
  /// - Throws: `ArrayFileError` when the file cannot be written; one that was there is then left as it was.
  public static func write(_ array: NumericArray, to path: String) throws(ArrayFileError) {
    do { try AtomicFile.write(encode(array), to: path) } catch { throw .file(error) }
  }

  /// The array that is the whole of `bytes` and takes at most `limit` bytes of memory.
  static func decode(_ bytes: [UInt8], place: ArrayFileError.Place, limit: Int) throws(ArrayFileError)
    -> NumericArray
  {
    let header = try NpyHeader(bytes, place: place, limit: limit / MemoryLayout<Double>.size)
    let expected = header.count * header.element.byteCount
    let found = bytes.count - header.byteCount
    guard found == expected else { throw .wrongLength(place, expected: expected, found: found) }
    let elements = header.element.decode(bytes[header.byteCount...])
    let bits = header.element.significandBits
    return header.isColumnMajor
      ? NumericArray.columnMajor(shape: header.shape, elements: elements, significandBits: bits)
      : NumericArray(shape: header.shape, elements: elements, significandBits: bits)
  }

  /// The same, its elements as bytes where they are whole numbers of one byte without a sign.
  static func decodeStored(
    _ bytes: [UInt8], place: ArrayFileError.Place, limit: Int
  ) throws(ArrayFileError) -> StoredArray {
    let header = try NpyHeader(bytes, place: place, limit: limit)
    guard header.element.kind == .uint8, !header.isColumnMajor else {
      let array = try decode(bytes, place: place, limit: limit)
      return StoredArray(shape: array.shape, elements: .numbers(array.elements))
    }
    let found = bytes.count - header.byteCount
    guard found == header.count else { throw .wrongLength(place, expected: header.count, found: found) }
    return StoredArray(shape: header.shape, elements: .bytes(Array(bytes[header.byteCount...])))
  }

  /// The bytes of a file that holds `array`.
  static func encode(_ array: NumericArray) -> [UInt8] {
    let header = NpyHeader.bytes(shape: array.shape)
    let size = MemoryLayout<UInt64>.size
    return [UInt8](unsafeUninitializedCapacity: header.count + array.elements.count * size) { buffer, count in
      _ = buffer.initialize(from: header)
      count = header.count
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for element in array.elements {
        raw.storeBytes(of: element.bitPattern.littleEndian, toByteOffset: count, as: UInt64.self)
        count += size
      }
    }
  }
}
