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
    let (header, data) = try opened(bytes, place: place, limit: limit / MemoryLayout<Double>.size)
    switch header.element {
    case .number(let element): return numbers(data, element, header)
    case .text(let text): throw .unsupportedElements(place, type: text.code)
    }
  }

  /// The same in as little memory as it takes, and texts, too.
  static func decodeStored(
    _ bytes: [UInt8], place: ArrayFileError.Place, limit: Int
  ) throws(ArrayFileError) -> StoredArray {
    let (header, data) = try opened(bytes, place: place, limit: limit)
    let isInOrder = !header.isColumnMajor || header.shape.count < 2
    switch header.element {
    case .number(let element) where element.kind == .uint8 && isInOrder:
      return StoredArray(shape: header.shape, elements: .bytes(Array(data)))
    case .number(let element):
      guard header.count <= limit / MemoryLayout<Double>.size else { throw .tooLarge(place, limit: limit) }
      let array = numbers(data, element, header)
      return StoredArray(shape: array.shape, elements: .numbers(array.elements))
    case .text(let text):
      guard isInOrder else { throw .unsupportedElements(place, type: text.code) }
      return StoredArray(shape: header.shape, elements: .words(text.decode(data, count: header.count)))
    }
  }

  /// The header of a file and the bytes of its elements, of which there are at most `limit`, as many as it says.
  private static func opened(
    _ bytes: [UInt8], place: ArrayFileError.Place, limit: Int
  ) throws(ArrayFileError) -> (header: NpyHeader, data: ArraySlice<UInt8>) {
    let header = try NpyHeader(bytes, place: place, limit: limit)
    let expected = header.count * header.element.byteCount
    let found = bytes.count - header.byteCount
    guard found == expected else { throw .wrongLength(place, expected: expected, found: found) }
    return (header, bytes[header.byteCount...])
  }

  private static func numbers(
    _ data: ArraySlice<UInt8>, _ element: NpyElement, _ header: NpyHeader
  ) -> NumericArray {
    let (elements, bits) = (element.decode(data), element.significandBits)
    return header.isColumnMajor
      ? NumericArray.columnMajor(shape: header.shape, elements: elements, significandBits: bits)
      : NumericArray(shape: header.shape, elements: elements, significandBits: bits)
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
