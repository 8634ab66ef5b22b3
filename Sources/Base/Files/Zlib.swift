import CZlib

/// What gradb needs of zlib.
package enum Zlib {
  /// The CRC-32 of `bytes`.
  package static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBytes { raw in
      var checksum = crc32(0, nil, 0)
      var rest = raw[...]
      while !rest.isEmpty {
        // zlib counts in 32 bits.
        let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
        checksum = crc32(checksum, piece.bindMemory(to: UInt8.self).baseAddress, UInt32(piece.count))
        rest = rest.dropFirst(piece.count)
      }
      return UInt32(truncatingIfNeeded: checksum)
    }
  }

  /// The `size` bytes that `deflated` holds in raw deflate format; nil if it is damaged, or holds fewer or
  /// more, or goes on after them.
  ///
  /// Never writes more than `size` bytes. Both counts are below 2³².
  package static func inflate(_ deflated: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard let inputCount = UInt32(exactly: deflated.count), let outputCount = UInt32(exactly: size) else {
      return nil
    }
    var stream = z_stream()
    // Negative window bits: raw deflate, without zlib's own header and checksum.
    guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, size)) { output, count in
      deflated.withUnsafeBufferPointer { input in
        // zlib does not write to its input; its declaration merely lacks the const.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = inputCount
        stream.next_out = output.baseAddress
        stream.avail_out = outputCount
        let status = CZlib.inflate(&stream, Z_FINISH)
        count = size - Int(stream.avail_out)
        isWhole = status == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0
      }
    }
    return isWhole ? bytes : nil
  }

  /// Between two questions whether to stop, so many bytes are deflated: a few hundredths of a second.
  private static let piece: UInt32 = 1 << 20

  /// `bytes` in raw deflate format; nil where zlib has no memory. There are fewer than 2³² of them.
  ///
  /// - Throws: `Stopped` where `stop` was given.
  package static func deflate<Stopped>(
    _ bytes: [UInt8], stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) -> [UInt8]? {
    guard let inputCount = UInt32(exactly: bytes.count) else { return nil }
    var stream = z_stream()
    // Negative window bits: raw deflate. 8 is the memory level that zlib itself takes.
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    guard let capacity = UInt32(exactly: deflateBound(&stream, UInt(inputCount))) else { return nil }
    var isWhole = false
    let mark = StopMark(stop)
    let deflated = [UInt8](unsafeUninitializedCapacity: Int(capacity)) { output, count in
      bytes.withUnsafeBufferPointer { input in
        // zlib does not write to its input; its declaration merely lacks the const.
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.next_out = output.baseAddress
        stream.avail_out = capacity
        var left = inputCount
        repeat {
          if mark.leavesOut() { break }
          stream.avail_in = min(piece, left)
          left -= stream.avail_in
          isWhole = CZlib.deflate(&stream, left == 0 ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END
        } while left > 0
        count = Int(capacity - stream.avail_out)
      }
    }
    try mark.end()
    return isWhole ? deflated : nil
  }
}
