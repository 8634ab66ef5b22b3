import CLineEditor
import Platform
import Rendering

/// Reads lines as they come, from a pipe, a file or a terminal on which nothing can be edited.
///
/// Lines may end with LF or CR LF, the last one with nothing. Bytes that are not UTF-8 become U+FFFD.
public final class PlainLineReader: LineSource {
  static let longestLine = 16 << 20

  private let path: String
  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let promptOutput: Output?
  private let encoder: TextEncoder
  private var buffer: [UInt8] = []
  private var next = 0
  private var isAtEnd = false
  private var isAtBeginning = true

  /// A reader of an open `descriptor`, which is called `name` in errors. Prompts go to `promptOutput`.
  public init(
    descriptor: Int32, name: String, promptOutput: Output? = nil, display: Display = Display()
  ) {
    path = name
    self.descriptor = descriptor
    closesDescriptor = false
    self.promptOutput = promptOutput
    encoder = TextEncoder(for: display)
  }

  /// A reader of the file at `path`.
  public init(path: String) throws(LineFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: path, errorNumber: errno) }
    self.path = path
    closesDescriptor = true
    promptOutput = nil
    encoder = TextEncoder(for: Display())
  }

  deinit {
    if closesDescriptor { close(descriptor) }
  }

  /// The next line, however long; a Ctrl-C drops what was read of it.
  public func nextLine(prompt: StyledText) throws(LineFailure) -> LineInput {
    promptOutput?.write(encoder.encode(prompt))
    var searched = next
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { next = end + 1 }
        return .line(text(of: buffer[next..<end]))
      }
      searched = buffer.count
      if isAtEnd {
        guard next < buffer.count else {
          // At a terminal, more may come behind Ctrl-D.
          isAtEnd = false
          return .end
        }
        defer { next = buffer.count }
        return .line(text(of: buffer[next...]))
      }
      guard buffer.count - next <= Self.longestLine else {
        throw .lineTooLong(path: path, limit: Self.longestLine)
      }
      searched -= next
      buffer.removeFirst(next)
      next = 0
      guard try fill() else {
        // The terminal dropped what was typed of the line, and so do we.
        buffer.removeAll()
        return .interrupted
      }
    }
  }

  /// Reads more bytes; false when Ctrl-C came instead.
  private func fill() throws(LineFailure) -> Bool {
    let size = 64 << 10
    var problem: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { storage, count in
      guard let start = storage.baseAddress else { return }
      let result = interruptible_read(descriptor, start, size)
      problem = result < 0 ? errno : 0
      count = max(0, result)
    }
    guard problem == 0 else {
      if problem == EINTR { return false }
      throw .unreadable(path: path, errorNumber: problem)
    }
    isAtEnd = bytes.isEmpty
    buffer += bytes
    return true
  }

  private func text(of bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    if isAtBeginning, bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = bytes.dropFirst(3) }
    isAtBeginning = false
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
