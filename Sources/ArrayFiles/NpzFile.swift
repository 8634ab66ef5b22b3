import Base

/// `.npz` files: named arrays in a zip archive, as `np.savez` and `np.savez_compressed` write them.
public enum NpzFile {
  /// The arrays in the file at `path`, in the file's order; each as `NpyFile.read(_:)` reads one.
  ///
  /// - Throws: `ArrayFileError` when the file cannot be read, is damaged, holds something else than arrays of
  ///   numbers, two of the same name, or more than `ArrayFileLimit.bytes`.
  public static func read(_ path: String) throws(ArrayFileError) -> [NamedArray] {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: ArrayFileLimit.bytes) } catch { throw .file(error) }
    return try decode(bytes, file: path, limit: ArrayFileLimit.bytes)
  }

  /// An array that holds something else than numbers: texts, dates, Python's objects.
  public struct OtherArray: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// The type of its elements, as NumPy writes it.
    public let type: String
  }

  /// The arrays in the file at `path` that hold numbers, as `read(_:)` reads them, and apart from them the others; the
  /// entry called `attachment` is neither.
  ///
  /// - Throws: `ArrayFileError`, as `read(_:)` does; also where there are others only.
  public static func readNumbers(
    _ path: String, leavingOut attachment: String? = nil
  ) throws(ArrayFileError) -> (arrays: [NamedArray], others: [OtherArray]) {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: ArrayFileLimit.bytes) } catch { throw .file(error) }
    var others: [OtherArray] = []
    var refusal: ArrayFileError?
    let arrays = try decode(
      bytes, file: path, limit: ArrayFileLimit.bytes, leavingOut: attachment
    ) { error in
      guard case .unsupportedElements(let place, let type) = error else { return false }
      others.append(OtherArray(name: place.array ?? "", type: type))
      refusal = refusal ?? error
      return true
    }
    if arrays.isEmpty, let refusal { throw refusal }
    return (arrays, others)
  }

  /// The arrays in the file at `path` and, apart from them, the bytes of the entry called `attachment`, which need be
  /// no array; nil where there is none.
  ///
  /// - Throws: `ArrayFileError`, as `read(_:)` does.
  public static func read(
    _ path: String, attachment: String
  ) throws(ArrayFileError) -> (arrays: [NamedArray], attachment: [UInt8]?) {
    let bytes: [UInt8]
    do { bytes = try InputFile.bytes(path, limit: ArrayFileLimit.bytes) } catch { throw .file(error) }
    let arrays = try decode(bytes, file: path, limit: ArrayFileLimit.bytes, leavingOut: attachment)
    let archive = try ZipReader(bytes, file: path, limit: ArrayFileLimit.bytes)
    guard let entry = archive.entries.first(where: { $0.name == attachment }) else { return (arrays, nil) }
    return (arrays, try archive.contents(of: entry))
  }

  /// Writes `arrays` to `path`, as they are or deflated; the same arrays always give the same bytes.
  ///
  /// - Throws: `ArrayFileError` when two arrays have the same name, one is empty, they take more than
  ///   `ArrayFileLimit.bytes`, or the file cannot be written; `Stopped` where `stop` was given. A file that was there is
  ///   then left as it was.
  public static func write<Stopped>(
    _ arrays: [NamedArray], to path: String, isCompressed: Bool = false,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws {
    try write(arrays, attachments: [], to: path, isCompressed: isCompressed, stop: stop)
  }

  /// The same, with entries before the arrays that are none, each under the name it has in the archive.
  public static func write<Stopped>(
    _ arrays: [NamedArray], attachments: [(name: String, bytes: [UInt8])], to path: String,
    isCompressed: Bool = false, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws {
    let bytes = try encode(
      arrays, attachments, file: path, limit: ArrayFileLimit.bytes, isCompressed: isCompressed, stop: stop)
    do { try AtomicFile.write(bytes, to: path) } catch { throw ArrayFileError.file(error) }
  }

  /// The arrays in the archive that is the whole of `bytes`; they take at most `limit` bytes of memory. An array that
  /// cannot be read is left out where `isPassedOver` says so of the error.
  static func decode(
    _ bytes: [UInt8], file: String, limit: Int, leavingOut attachment: String? = nil,
    isPassedOver: (ArrayFileError) -> Bool = { _ in false }
  ) throws(ArrayFileError) -> [NamedArray] {
    var rest = limit
    return try arrays(
      in: ZipReader(bytes, file: file, limit: limit), leavingOut: attachment, isPassedOver: isPassedOver
    ) { (bytes, place) throws(ArrayFileError) in
      let array = try NpyFile.decode(bytes, place: place, limit: rest)
      rest -= array.elements.count * MemoryLayout<Double>.size
      return array
    }.map { NamedArray(name: $0.name, array: $0.array) }
  }

  /// What `decode` makes of the bytes of each array in an archive, by its name; the other arguments are as above.
  static func arrays<Decoded>(
    in archive: ZipReader, leavingOut attachment: String? = nil,
    isPassedOver: (ArrayFileError) -> Bool,
    _ decode: ([UInt8], ArrayFileError.Place) throws(ArrayFileError) -> Decoded
  ) throws(ArrayFileError) -> [(name: String, array: Decoded)] {
    var arrays: [(name: String, array: Decoded)] = []
    var names: Set<String> = []
    for entry in archive.entries where entry.name != attachment {
      let name = ArrayName.array(ofEntry: entry.name)
      let place = ArrayFileError.Place(file: archive.file, array: name)
      do throws(ArrayFileError) {
        guard ArrayName.isArray(entry: entry.name) else { throw .notAnArray(place) }
        guard names.insert(name).inserted else { throw .duplicateName(place) }
        arrays.append((name, try decode(try archive.contents(of: entry), place)))
      } catch {
        guard isPassedOver(error) else { throw error }
      }
    }
    return arrays
  }

  /// The bytes of an archive that holds `arrays`.
  static func encode<Stopped>(
    _ arrays: [NamedArray], _ attachments: [(name: String, bytes: [UInt8])] = [], file: String, limit: Int,
    isCompressed: Bool = false, stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws -> [UInt8] {
    guard arrays.count + attachments.count < UInt16.max else {
      throw ArrayFileError.tooLarge(ArrayFileError.Place(file: file), limit: limit)
    }
    var writer = ZipWriter()
    var names: Set<String> = []
    var rest = limit
    for (name, bytes) in attachments {
      guard bytes.count <= rest else {
        throw ArrayFileError.tooLarge(ArrayFileError.Place(file: file), limit: limit)
      }
      rest -= bytes.count
      writer.add(bytes, name: name)
    }
    for array in arrays {
      let place = ArrayFileError.Place(file: file, array: array.name)
      guard ArrayName.isAllowed(array.name) else { throw ArrayFileError.badName(place) }
      guard names.insert(array.name).inserted else { throw ArrayFileError.duplicateName(place) }
      try stop.check()
      let bytes = NpyFile.encode(array.array)
      guard bytes.count <= rest else { throw ArrayFileError.tooLarge(place, limit: limit) }
      rest -= bytes.count
      try writer.add(
        bytes, name: ArrayName.entry(ofArray: array.name), isCompressed: isCompressed, stop: stop)
    }
    return writer.archive()
  }
}
