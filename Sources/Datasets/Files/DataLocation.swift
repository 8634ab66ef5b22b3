import Base
import Platform

/// A path and what little of its contents a format needs to recognise it.
struct DataLocation {
  /// The path as it was given.
  let path: String
  /// What is there.
  let contents: Contents

  enum Contents {
    /// A folder, and the names of what it holds, sorted.
    case folder(names: [String])
    /// A file, and its first bytes (at most `headSize`, and at least one), inflated if it is a gzip file.
    case file(head: [UInt8])
  }

  static let headSize = 512

  /// Looks at what is at `path`. Throws an error for a path, file or gzip stream that cannot be read, or is empty.
  init(_ path: String) throws(DataError) {
    self.path = path
    switch try FileStatus(of: path) {
    case .folder:
      do {
        contents = .folder(names: try FileManager.default.contentsOfDirectory(atPath: path).sorted())
      } catch {
        throw .unreadable(file: path, reason: DataError.reason(EACCES))
      }
    case .file:
      let head = try ByteSource(opening: path).read(Self.headSize)
      guard !head.isEmpty else { throw .empty(file: path) }
      contents = .file(head: head)
    }
  }

  /// The last part of the path.
  var name: String { path.lastPathPart }

  /// The error for a location no format recognises.
  var unrecognised: DataError {
    switch contents {
    case .folder(let names):
      let tables = names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
      let table = tables.first { $0.hasPrefix("train") } ?? tables.first
      return .folderWithoutData(
        folder: path, csv: table.map { path.appendingPath($0) })
    case .file(let head):
      return .unrecognised(file: path, contents: DataError.Contents(head: head) ?? .binary)
    }
  }
}

extension DataError.Contents {
  /// What a file that begins with `head` holds, or `nil` if it is text of one byte or more to a character.
  init?(head: [UInt8]) {
    let isControl = { (byte: UInt8) in byte < 0x20 && ![0x09, 0x0a, 0x0d].contains(byte) }
    if head.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
      self = .zip
    } else if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff])
      || Self.alternatesWithZeros(head)
    {
      self = .utf16
    } else if head.prefix(16).contains(where: isControl) {
      // Binary formats show in their first bytes; further on it is a text with an error in it, which has a row.
      self = .binary
    } else {
      return nil
    }
  }

  /// Whether every other byte is zero, as in English in UTF-16 without a byte order mark.
  private static func alternatesWithZeros(_ head: [UInt8]) -> Bool {
    guard head.count >= 8 else { return false }
    let zeros = [0, 1].map { first in stride(from: first, to: head.count, by: 2).allSatisfy { head[$0] == 0 }
    }
    return zeros[0] != zeros[1]
  }
}
