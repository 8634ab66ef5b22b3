import Platform

/// Writes to a file descriptor at once, without a buffer, and remembers when it no longer can.
public final class Output {
  /// Why nothing more can be written.
  public enum Failure: Error, Sendable, Equatable {
    /// Whoever read has stopped reading, as `head` does.
    case closed
    /// Anything else, by its error number: a full disk, say.
    case failed(Int32)
  }

  /// Where it writes.
  public let descriptor: Int32
  /// Why nothing more can be written; nil while all is well.
  public private(set) var failure: Failure?

  /// An output to `descriptor`, which stays open when the output goes.
  public init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Writes all of `text`, or none of what follows a failure.
  public func write(_ text: String) {
    var text = text
    text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  /// Waits until whoever reads the pipe has read all of it, and had a moment to show it; a fifth of a second at most.
  public func waitUntilRead() {
    var unread: Int32 = 0
    for _ in 0..<20 {
      usleep(10_000)
      guard ioctl(descriptor, UInt(FIONREAD), &unread) == 0, unread > 0 else { return }
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    while !rest.isEmpty, failure == nil {
      let count = Platform.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, -1)
      case EPIPE: failure = .closed
      case let number: failure = .failed(number)
      }
    }
  }
}
