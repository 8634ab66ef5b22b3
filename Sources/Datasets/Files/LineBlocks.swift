import Platform

/// A run of whole lines of a text file, with their line ends; the file's last line may lack its own.
final class LineBlock {
  /// The text is `buffer[start..<end]`, and what follows it is the beginning of the next block.
  private let buffer = ByteBuffer()
  private var start = 0
  fileprivate private(set) var end = 0
  private var filled = 0

  /// The lines.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer.bytes[start..<end]) }

  /// Takes the first `count` bytes off `text`.
  func drop(_ count: Int) { start = min(start + count, end) }

  /// Begins anew with what `previous` has left over.
  fileprivate func begin(after previous: LineBlock?) {
    start = 0
    end = 0
    filled = 0
    guard let previous else { return }
    let rest = previous.buffer.bytes[previous.end..<previous.filled]
    buffer.reserve(rest.count, keeping: 0)
    filled = buffer.bytes.update(fromContentsOf: rest)
  }

  /// Reads up to `count` bytes more. Returns how many, fewer only at the end of the file.
  fileprivate func read(_ count: Int, from source: TextSource) throws(DataError) -> Int {
    buffer.reserve(filled + count, keeping: filled)
    let found = try source.read(
      into: UnsafeMutableBufferPointer(rebasing: buffer.bytes[filled..<filled + count]))
    filled += found
    return found
  }

  /// Ends the text after the last line feed in all but the first `searched` bytes. Returns false if there is none.
  fileprivate func endAfterLastLine(searched: Int) -> Bool {
    guard let place = buffer.bytes[searched..<filled].lastIndex(of: UInt8(ascii: "\n")) else { return false }
    end = place + 1
    return true
  }

  /// Ends the text where the bytes end.
  fileprivate func endAfterEverything() { end = filled }

  fileprivate var byteCount: Int { filled }
}

/// A text file as a few large blocks of whole lines.
final class LineBlocks {
  /// The longest line there may be, in bytes: some forty for each column of the widest table.
  static let longestLine = 1 << 22

  private let source: TextSource
  private let blockSize: Int
  private var isAtEnd = false

  /// Blocks of about `blockSize` bytes, more where a line needs it.
  init(_ source: TextSource, blockSize: Int) {
    self.source = source
    self.blockSize = max(blockSize, 1)
  }

  /// How much of the file has been read, 0…1.
  var fractionRead: Double { source.fractionRead }

  /// Fills `block` with the lines after those of `previous`, none at the end of the file.
  ///
  /// Reads at least `size` bytes for it, where there are as many. Returns false if a line goes on beyond `longestLine`. It
  /// is the first line of `block`, which is left without lines.
  func fill(
    _ block: LineBlock, after previous: LineBlock?, atLeast size: Int = 0
  ) throws(DataError) -> Bool {
    block.begin(after: previous)
    while block.byteCount < size, !isAtEnd { isAtEnd = try block.read(blockSize, from: source) < blockSize }
    var searched = 0
    while !block.endAfterLastLine(searched: searched) {
      if isAtEnd {
        block.endAfterEverything()
        break
      }
      searched = block.byteCount
      guard searched <= Self.longestLine else { return false }
      isAtEnd = try block.read(blockSize, from: source) < blockSize
    }
    return true
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

  /// The line without the carriage return that Windows puts before the line feed.
  var withoutCarriageReturn: UnsafeBufferPointer<UInt8> {
    last == UInt8(ascii: "\r") ? UnsafeBufferPointer(rebasing: dropLast()) : self
  }

  /// Whether a line has nothing but spaces.
  var isBlank: Bool {
    allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
  }
}
