/// The text of a file as UTF-8 without a byte order mark, its lines ended by line feeds.
///
/// UTF-16 is told by its byte order mark, and is read as a whole. A file without a single line feed at its beginning, but
/// with carriage returns, is one of an old Macintosh.
final class TextSource {
  private let source: ByteSource
  /// What was read already and is still to be given out.
  private var ahead: ArraySlice<UInt8>
  private let endsLinesWithReturns: Bool

  private static let lookAhead = 1 << 12

  init(_ source: ByteSource) throws(DataError) {
    self.source = source
    let head = try source.read(Self.lookAhead)
    if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      let bytes = head + (try source.readAll(limit: greatestInputTotal))
      ahead = Self.utf8(ofUTF16: bytes.dropFirst(2), isBigEndian: head[0] == 0xfe)
    } else {
      ahead = head.starts(with: [0xef, 0xbb, 0xbf]) ? head.dropFirst(3) : head[...]
    }
    let start = ahead.prefix(Self.lookAhead)
    endsLinesWithReturns = !start.contains(UInt8(ascii: "\n")) && start.contains(UInt8(ascii: "\r"))
  }

  /// The path of the file.
  var file: String { source.file }

  /// How much of the file has been read, 0…1.
  var fractionRead: Double { source.fractionRead }

  /// Fills `buffer` with the next bytes and returns how many; fewer than it holds only at the end of the file.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(DataError) -> Int {
    let first = min(ahead.count, buffer.count)
    _ = buffer.update(fromContentsOf: ahead.prefix(first))
    ahead = ahead.dropFirst(first)
    let filled =
      first < buffer.count
      ? first + (try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[first...]))) : first
    if endsLinesWithReturns {
      for place in 0..<filled where buffer[place] == UInt8(ascii: "\r") { buffer[place] = UInt8(ascii: "\n") }
    }
    return filled
  }

  private static func utf8(ofUTF16 bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> ArraySlice<UInt8> {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)[...]
  }
}
