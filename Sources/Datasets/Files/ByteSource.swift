import Platform

/// The bytes of a file in order, inflated on the way if the file is a gzip file.
///
/// It reads with `read(2)`. A mapped file was no faster to parse, and one that another program shortens meanwhile kills
/// the process that has it mapped; here it is a file that ends early.
final class ByteSource {
  /// The path it was opened with.
  let file: String
  /// The bytes of the file on disk, or in its archive, when it was opened.
  let storedSize: Int
  private let store: Store
  private var storedBytesRead = 0
  private var inflater: GzipInflater?

  private enum Store {
    case descriptor(Int32)
    /// What was taken out of an archive.
    case memory([UInt8])
  }

  /// Opens the file and looks at its first two bytes to tell whether it is a gzip file.
  ///
  /// Throws `missing`, `unreadable` or `notAFile`.
  init(opening file: String) throws(DataError) {
    // A pipe or device is refused before it is opened, which could block, and once more after it was.
    _ = try FileStatus(of: file)
    let descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw DataError.system(errno, file: file) }
    self.file = file
    store = .descriptor(descriptor)
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    storedSize = isKnown ? Int(status.st_size) : 0
    guard isKnown else { throw DataError.system(errno, file: file) }
    guard try FileStatus(status, of: file) == .file else {
      throw DataError.unreadable(file: file, reason: DataError.reason(EISDIR))
    }
    var magic: [UInt8] = [0, 0]
    if pread(descriptor, &magic, 2, 0) == 2, magic == GzipInflater.magic {
      inflater = GzipInflater(file: file)
    }
  }

  /// The bytes of what an archive calls `file`.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    storedSize = bytes.count
    store = .memory(bytes)
    if bytes.starts(with: GzipInflater.magic) { inflater = GzipInflater(file: file) }
  }

  deinit {
    if case .descriptor(let descriptor) = store { close(descriptor) }
  }

  /// Whether the file is a gzip file.
  var isCompressed: Bool { inflater != nil }

  /// How much of the stored file has been used, 0…1.
  var fractionRead: Double { storedSize > 0 ? Double(storedBytesRead) / Double(storedSize) : 1 }

  /// Fills `buffer` with the next bytes and returns how many; fewer than it holds only at the end of the file.
  ///
  /// Throws `unreadable`, `gzipCorrupt` or `gzipTruncated`.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    if let inflater {
      return try inflater.inflate(into: buffer) { (input) throws(DataError) in try readStored(into: input) }
    }
    return try readStored(into: buffer)
  }

  /// The next `count` bytes, or as many as there are.
  func read(_ count: Int) throws(DataError) -> [UInt8] {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    defer { buffer.deallocate() }
    return Array(buffer.prefix(try read(into: buffer)))
  }

  /// All that follows, of which there must be at most `limit` bytes.
  func readAll(limit: Int) throws(DataError) -> [UInt8] {
    let slice = 1 << 22
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, storedSize))
    while true {
      let next = try read(slice)
      bytes += next
      guard bytes.count <= limit else { throw .fileTooLarge(file: file, limit: limit) }
      if next.count < slice { return bytes }
    }
  }

  private func readStored(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    switch store {
    case .memory(let bytes):
      filled = min(buffer.count, bytes.count - storedBytesRead)
      _ = buffer.update(fromContentsOf: bytes[storedBytesRead..<storedBytesRead + filled])
    case .descriptor(let descriptor):
      while filled < buffer.count {
        let count = Platform.read(descriptor, base + filled, buffer.count - filled)
        if count == 0 { break }
        if count < 0 {
          if errno == EINTR { continue }
          throw DataError.system(errno, file: file)
        }
        filled += count
      }
    }
    storedBytesRead += filled
    return filled
  }
}
