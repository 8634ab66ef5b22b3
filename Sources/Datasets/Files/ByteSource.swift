import Platform

/// The bytes of a file in order, inflated on the way if the file is a gzip file.
///
/// It reads with `read(2)`. A mapped file was no faster to parse, and one that another program shortens meanwhile kills
/// the process that has it mapped; here it is a file that ends early.
final class ByteSource {
  /// The path it was opened with.
  let file: String
  /// The bytes of the file on disk when it was opened.
  private(set) var storedSize = 0
  private let descriptor: Int32
  private var storedBytesRead = 0
  private var inflater: GzipInflater?

  /// Opens the file and looks at its first two bytes to tell whether it is a gzip file.
  ///
  /// Throws `missing`, `unreadable` or `notAFile`.
  init(opening file: String) throws(DataError) {
    // A pipe or device is refused before it is opened, which could block, and once more after it was.
    _ = try FileStatus(of: file)
    descriptor = open(file, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    self.file = file
    guard descriptor >= 0 else { throw DataError.system(errno, file: file) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DataError.system(errno, file: file) }
    storedSize = Int(status.st_size)
    guard try FileStatus(status, of: file) == .file else {
      throw DataError.unreadable(file: file, reason: DataError.reason(EISDIR))
    }
    var magic: [UInt8] = [0, 0]
    if pread(descriptor, &magic, 2, 0) == 2, magic == GzipInflater.magic {
      inflater = GzipInflater(file: file)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
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

  private func readStored(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      let count = Platform.read(descriptor, base + filled, buffer.count - filled)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw DataError.system(errno, file: file)
      }
      filled += count
    }
    storedBytesRead += filled
    return filled
  }
}
