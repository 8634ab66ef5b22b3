import CZlib

/// Inflates a gzip file piece by piece, checksum included; several members in a row count as one file.
///
/// It never writes more than the caller has room for, so a small file that inflates to a huge one costs nothing.
final class GzipInflater {
  /// The two bytes every gzip file begins with.
  static let magic: [UInt8] = [0x1f, 0x8b]
  /// No deflate stream expands further than this (zlib's documentation, "Maximum Compression Factor": 1032:1).
  static let greatestExpansion = 1032

  private let file: String
  // zlib keeps a pointer to the stream, so the stream needs an address that stays.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
  private let isReady: Bool
  private var isBetweenMembers = false
  private var isAtEnd = false

  init(file: String) {
    self.file = file
    input.initialize(repeating: 0)
    stream.initialize(to: z_stream())
    let gzipOnly: Int32 = 16
    let size = Int32(MemoryLayout<z_stream>.size)
    isReady = inflateInit2_(stream, MAX_WBITS + gzipOnly, ZLIB_VERSION, size) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
    input.deallocate()
  }

  /// Fills `output` with inflated bytes and returns how many; fewer than it holds only at the end of the file.
  ///
  /// `read` fills a buffer with the file's next bytes and returns how many.
  func inflate(
    into output: UnsafeMutableBufferPointer<UInt8>,
    reading read: (UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> Int {
    guard isReady else { throw .unreadable(file: file, reason: "zlib did not start") }
    var filled = 0
    while filled < output.count && !isAtEnd {
      if stream.pointee.avail_in == 0 {
        stream.pointee.avail_in = UInt32(try read(input))
        stream.pointee.next_in = input.baseAddress
        if stream.pointee.avail_in == 0 {
          // Between two members is where a whole file ends.
          guard isBetweenMembers else { throw .gzipTruncated(file: file) }
          isAtEnd = true
          break
        }
      }
      isBetweenMembers = false
      let room = UInt32(clamping: output.count - filled)
      stream.pointee.next_out = output.baseAddress.map { $0 + filled }
      stream.pointee.avail_out = room
      let result = CZlib.inflate(stream, Z_NO_FLUSH)
      filled += Int(room - stream.pointee.avail_out)
      switch result {
      case Z_OK, Z_BUF_ERROR: break  // Z_BUF_ERROR: it needs more input.
      case Z_STREAM_END:
        inflateReset(stream)
        isBetweenMembers = true
      default: throw .gzipCorrupt(file: file)
      }
    }
    return filled
  }
}
