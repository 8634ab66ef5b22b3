import Base

/// Makes zip archives whose entries are stored as they are, or deflated: the same entries always give the same bytes.
///
/// Plain zip without zip64: the archive stays below 4 GiB and 65,535 entries, which the caller sees to.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// Adds a file, deflated where that is asked for and makes it smaller; `name` has at most 65,535 bytes.
  ///
  /// - Throws: `Stopped` where `stop` was given; then the writer is as it was.
  mutating func add<Stopped>(
    _ contents: [UInt8], name: String, isCompressed: Bool = false,
    stop: StopSignal<Stopped> = StopSignal<Never>.never
  ) throws(Stopped) {
    let name = Array(name.utf8)
    let smaller = isCompressed ? try Zlib.deflate(contents, stop: stop) : nil
    let deflated = smaller.flatMap { $0.count < contents.count ? $0 : nil }
    let packed = deflated ?? contents
    let method = deflated == nil ? ZipEntry.Method.stored : .deflated
    var common: [UInt8] = []
    common += UInt16(20).littleEndianBytes  // the version of zip that is needed to read it: 2.0
    common += UInt16(name.allSatisfy { $0 < 0x80 } ? 0 : 0x800).littleEndianBytes  // the name is UTF-8
    common += method.rawValue.littleEndianBytes
    common += UInt16(0).littleEndianBytes  // midnight
    common += UInt16(1 << 5 | 1).littleEndianBytes  // of 1 January 1980
    common += Zlib.checksum(contents[...]).littleEndianBytes
    common += UInt32(packed.count).littleEndianBytes + UInt32(contents.count).littleEndianBytes
    common += UInt16(name.count).littleEndianBytes
    common += UInt16(0).littleEndianBytes  // no extra fields

    directory += UInt32(0x0201_4B50).littleEndianBytes
    directory += UInt16(20).littleEndianBytes  // the version of zip that wrote it
    directory += common
    directory += [UInt8](repeating: 0, count: 10)  // no comment; part 0; no attributes
    directory += UInt32(bytes.count).littleEndianBytes
    directory += name

    bytes += UInt32(0x0403_4B50).littleEndianBytes + common + name
    bytes += packed
    count += 1
  }

  /// The whole archive.
  func archive() -> [UInt8] {
    var end = UInt32(0x0605_4B50).littleEndianBytes
    end += [UInt8](repeating: 0, count: 4)  // part 0
    end += count.littleEndianBytes + count.littleEndianBytes
    end += UInt32(directory.count).littleEndianBytes
    end += UInt32(bytes.count).littleEndianBytes
    end += UInt16(0).littleEndianBytes  // no comment
    return bytes + directory + end
  }
}
