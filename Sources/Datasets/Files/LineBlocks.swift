import Foundation

/// A text file as a few large blocks of whole lines.
struct LineBlocks {
  /// The longest line there may be, in bytes: sixteen for each column of the widest image.
  static let longestLine = 1 << 20

  private let source: ByteSource
  private let blockSize: Int
  private var buffer: [UInt8] = []
  /// How many bytes of `buffer` are filled, and how many of those the last block covered.
  private var filled = 0
  private var used = 0
  private var isAtEnd = false

  /// Blocks of about `blockSize` bytes, more where a line needs it.
  init(_ source: ByteSource, blockSize: Int) {
    self.source = source
    self.blockSize = max(blockSize, 1)
  }

  /// How much of the file has been read, 0…1.
  var fractionRead: Double { source.fractionRead }

  /// Hands the next block to `body`: whole lines with their line ends (the file's last line may lack its own).
  ///
  /// `body` returns how many of the bytes it used, which end a line; the next block begins after them. Returns `nil` at
  /// the end of the file. `lines` is how many lines came before, for the error of a line that is too long.
  mutating func next<Result>(
    after lines: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(DataError) -> (used: Int, result: Result)
  ) throws(DataError) -> Result? {
    guard let end = try fill(after: lines) else { return nil }
    let start = used
    let (length, result) = try buffer.withUnsafeBufferPointer { (buffer) throws(DataError) in
      try body(UnsafeBufferPointer(rebasing: buffer[start..<end]))
    }
    used = start + min(max(length, 0), end - start)
    return result
  }

  /// Reads on until there is a whole line, and returns where the last whole line ends.
  private mutating func fill(after lines: Int) throws(DataError) -> Int? {
    dropUsed()
    while true {
      if let end = endOfLastLine() { return end }
      if isAtEnd { return filled > 0 ? filled : nil }
      guard filled <= Self.longestLine else {
        throw .lineTooLong(file: source.file, row: lines + 1, limit: Self.longestLine)
      }
      let room = filled + blockSize
      if buffer.count < room { buffer.append(contentsOf: repeatElement(0, count: room - buffer.count)) }
      let start = filled
      let source = source
      let count = try buffer.withUnsafeMutableBufferPointer { (buffer) throws(DataError) in
        try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[start..<room]))
      }
      filled += count
      isAtEnd = count < blockSize
    }
  }

  /// Moves the bytes after the last block to the front.
  private mutating func dropUsed() {
    guard used > 0 else { return }
    let rest = filled - used
    let start = used
    buffer.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      memmove(base, base + start, rest)
    }
    filled = rest
    used = 0
  }

  private func endOfLastLine() -> Int? {
    buffer.withUnsafeBufferPointer { buffer in buffer[..<filled].lastIndex(of: UInt8(ascii: "\n")) }.map {
      $0 + 1
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the line that contains `start` ends: the place of its line feed, or `nil` if the text ends first.
  func lineEnd(from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(UInt8(ascii: "\n")), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
