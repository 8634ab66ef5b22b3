import Base

/// Reads zip archives as NumPy writes them, trusting nothing: what the central directory says is checked
/// against the local headers, the file's length, and the other entries.
///
/// Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3 (zip64, which np.savez uses for entries of any
/// size).
package struct ZipReader {
  private let bytes: [UInt8]
  /// Its path, for errors.
  let file: String
  /// The files in the archive, in the order of its directory.
  package private(set) var entries: [ZipEntry] = []

  /// No deflated byte stands for more than this many (RFC 1951: 258 bytes take at least 2 bits).
  private static let deflateRatioLimit = 1032
  private static let endRecordSize = 22
  private static let saturated16 = Int(UInt16.max)
  private static let saturated32 = Int(UInt32.max)

  /// The archive that is the whole of `bytes`; its entries together have at most `limit` bytes when inflated.
  package init(_ bytes: [UInt8], file: String, limit: Int) throws(ArrayFileError) {
    self.bytes = bytes
    self.file = file
    let directory = try directory()
    var position = directory.start
    var total = 0
    for _ in 0..<directory.count {
      let (entry, next) = try entry(at: position, directory: directory)
      let (sum, overflow) = total.addingReportingOverflow(entry.size)
      guard !overflow && sum <= limit else { throw .tooLarge(place(), limit: limit) }
      total = sum
      entries.append(entry)
      position = next
    }
    guard position == directory.end else { throw damaged(position, "the end of the directory") }
    try checkOverlaps()
  }

  /// The bytes of `entry`, inflated if need be, their checksum verified.
  package func contents(of entry: ZipEntry) throws(ArrayFileError) -> [UInt8] {
    let data = bytes[entry.data]
    let contents: [UInt8]
    switch entry.method {
    case .stored: contents = Array(data)
    case .deflated:
      guard let inflated = Zlib.inflate(data, size: entry.size) else {
        throw .badArchive(
          place(entry.name), offset: entry.data.lowerBound, expected: "\(entry.size) deflated bytes")
      }
      contents = inflated
    }
    guard Zlib.checksum(contents[...]) == entry.checksum else { throw .wrongChecksum(place(entry.name)) }
    return contents
  }

  private struct Directory {
    var start: Int
    var end: Int
    var count: Int
  }

  /// Where the central directory is, by the record at the end of the file.
  private func directory() throws(ArrayFileError) -> Directory {
    guard let record = endRecord() else { throw .notNpz(place()) }
    let disks = (number(UInt16.self, record + 4), number(UInt16.self, record + 6))
    guard disks == (0, 0) else { throw .unsupportedArchive(place(), feature: "several parts") }
    guard let count = number(UInt16.self, record + 10), let size = number(UInt32.self, record + 12),
      let start = number(UInt32.self, record + 16)
    else { throw damaged(record, "a directory record") }
    if count == Self.saturated16 || size == Self.saturated32 || start == Self.saturated32 {
      return try directory64(before: record)
    }
    return try directory(start: start, size: size, count: count, record: record)
  }

  private func directory64(before record: Int) throws(ArrayFileError) -> Directory {
    let locator = record - 20
    guard number(UInt32.self, locator) == 0x0706_4B50, let record64 = number(UInt64.self, locator + 8),
      record64 < locator, number(UInt32.self, record64) == 0x0606_4B50
    else { throw damaged(max(0, locator), "a zip64 directory record") }
    guard let count = number(UInt64.self, record64 + 32), let size = number(UInt64.self, record64 + 40),
      let start = number(UInt64.self, record64 + 48)
    else { throw damaged(record64, "a zip64 directory record") }
    return try directory(start: start, size: size, count: count, record: record64)
  }

  private func directory(start: Int, size: Int, count: Int, record: Int) throws(ArrayFileError) -> Directory {
    guard start <= record && size == record - start else { throw damaged(record, "the end of the directory") }
    return Directory(start: start, end: record, count: count)
  }

  /// Where the end-of-directory record begins: before a comment that reaches exactly to the end of the file.
  private func endRecord() -> Int? {
    let last = bytes.count - Self.endRecordSize
    guard last >= 0 else { return nil }
    for position in stride(from: last, through: max(0, last - Self.saturated16), by: -1)
    where number(UInt32.self, position) == 0x0605_4B50
      && number(UInt16.self, position + 20) == last - position
    {
      return position
    }
    return nil
  }

  /// The entry described at `position` of the directory, and where the next one is described.
  private func entry(
    at position: Int, directory: Directory
  ) throws(ArrayFileError) -> (entry: ZipEntry, next: Int) {
    guard position <= directory.end - 46, number(UInt32.self, position) == 0x0201_4B50,
      let flags = number(UInt16.self, position + 8), let methodCode = number(UInt16.self, position + 10),
      let checksum = bytes.littleEndian(UInt32.self, at: position + 16),
      let nameLength = number(UInt16.self, position + 28),
      let extraLength = number(UInt16.self, position + 30),
      let commentLength = number(UInt16.self, position + 32),
      position + 46 + nameLength + extraLength + commentLength <= directory.end
    else { throw damaged(position, "an entry of the directory") }
    let nameEnd = position + 46 + nameLength
    let nameBytes = bytes[position + 46..<nameEnd]
    guard let name = String(validating: nameBytes, as: UTF8.self), ArrayName.isAllowed(name) else {
      throw damaged(position + 46, "a name")
    }
    guard flags & 1 == 0 else { throw .unsupportedArchive(place(name), feature: "encryption") }
    guard let method = ZipEntry.Method(rawValue: UInt16(methodCode)) else {
      throw .unsupportedArchive(place(name), feature: "compression method \(methodCode)")
    }

    var extra = Zip64Field(bytes, nameEnd..<nameEnd + extraLength)
    guard let size = extra.resolve(number(UInt32.self, position + 24)),
      let packedSize = extra.resolve(number(UInt32.self, position + 20)),
      let start = extra.resolve(number(UInt32.self, position + 42))
    else { throw damaged(nameEnd, "the sizes of \(name)") }

    // The local header repeats the name, and has extra fields of its own, of another length.
    guard start < directory.start, number(UInt32.self, start) == 0x0403_4B50,
      let localNameLength = number(UInt16.self, start + 26),
      let localExtraLength = number(UInt16.self, start + 28),
      localNameLength == nameLength, start + 30 + nameLength + localExtraLength <= directory.start,
      bytes[start + 30..<start + 30 + nameLength].elementsEqual(nameBytes)
    else { throw damaged(start, "the header of \(name)") }
    let dataStart = start + 30 + nameLength + localExtraLength
    guard packedSize <= directory.start - dataStart else {
      throw damaged(dataStart, "\(packedSize) bytes of \(name)")
    }
    let isPossible =
      method == .stored ? size == packedSize : size / Self.deflateRatioLimit <= packedSize
    guard isPossible else {
      throw damaged(position, "a size of \(name) that its \(packedSize) bytes can have")
    }

    let entry = ZipEntry(
      name: name, method: method, checksum: checksum, size: size, start: start,
      data: dataStart..<dataStart + packedSize)
    return (entry, nameEnd + extraLength + commentLength)
  }

  /// Entries that share bytes are how a small archive pretends to hold much.
  private func checkOverlaps() throws(ArrayFileError) {
    let sorted = entries.sorted { $0.start < $1.start }
    for (entry, next) in zip(sorted, sorted.dropFirst()) where next.start < entry.data.upperBound {
      throw damaged(next.start, "the bytes of \(entry.name) alone")
    }
  }

  /// The number at `offset`, or nil if it is not there or beyond what a file can have.
  private func number<Number: FixedWidthInteger>(_ type: Number.Type, _ offset: Int) -> Int? {
    bytes.littleEndian(type, at: offset).flatMap { Int(exactly: $0) }
  }

  private func place(_ entry: String? = nil) -> ArrayFileError.Place {
    ArrayFileError.Place(file: file, array: entry.map(ArrayName.array(ofEntry:)))
  }

  private func damaged(_ offset: Int, _ expected: String) -> ArrayFileError {
    .badArchive(place(), offset: offset, expected: expected)
  }
}
