extension DataError.Contents {
  /// What a file that begins with `head` holds, or `nil` if it is text, or arrays.
  init?(head: [UInt8]) {
    let isControl = { (byte: UInt8) in byte < 0x20 && ![0x09, 0x0a, 0x0d].contains(byte) }
    if let known = Self.beginnings.first(where: { head.starts(with: $0.bytes) }) {
      self = known.contents
    } else if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff]) {
      return nil
    } else if Self.alternatesWithZeros(head) {
      self = .utf16
    } else if head.prefix(16).contains(where: isControl) {
      // Binary formats show in their first bytes; further on it is a text with an error in it, which has a row.
      self = .binary
    } else {
      let text = String(decoding: head.prefix(64), as: UTF8.self).drop(while: \.isWhitespace).lowercased()
      guard text.hasPrefix("<!doctype html") || text.hasPrefix("<html") else { return nil }
      self = .webPage
    }
  }

  /// How files of known formats begin.
  private static let beginnings: [(bytes: [UInt8], contents: DataError.Contents)] = [
    ([0x50, 0x4b, 0x03, 0x04], .zip), ([0x50, 0x4b, 0x05, 0x06], .zip),
    ([0x80, 0x02], .pickle), ([0x80, 0x03], .pickle), ([0x80, 0x04], .pickle), ([0x80, 0x05], .pickle),
    (Array("MATLAB 5.0 MAT-file".utf8), .matlab), ([0x89, 0x48, 0x44, 0x46], .hdf5),
    (Array("PAR1".utf8), .parquet), (Array("BZh".utf8), .bzip2), ([0xfd, 0x37, 0x7a, 0x58, 0x5a], .xz),
    ([0x28, 0xb5, 0x2f, 0xfd], .zstandard), ([0x89, 0x50, 0x4e, 0x47], .picture),
    ([0xff, 0xd8, 0xff], .picture),
    (Array("GIF8".utf8), .picture),
  ]

  /// Whether every other byte is zero, as in English in UTF-16 without a byte order mark.
  private static func alternatesWithZeros(_ head: [UInt8]) -> Bool {
    guard head.count >= 8 else { return false }
    let zeros = [0, 1].map { first in stride(from: first, to: head.count, by: 2).allSatisfy { head[$0] == 0 }
    }
    return zeros[0] != zeros[1]
  }
}
