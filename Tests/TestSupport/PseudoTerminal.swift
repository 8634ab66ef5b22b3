import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program on a pseudo-terminal of its own, with somebody who types and reads.
public final class PseudoTerminal {
  /// What was waited for did not come.
  public struct Timeout: Error, CustomStringConvertible {
    /// What was waited for.
    public let expected: String
    /// All that came since the last thing that did.
    public let seen: String

    /// Both, so that a failed test tells the story; of very long ones the end.
    public var description: String {
      "waited in vain for \(expected.debugDescription); saw \(seen.suffix(2000).debugDescription)"
    }
  }

  /// The program's number.
  public let process: pid_t
  private let terminal: Int32
  private var received: [UInt8] = []
  private var consumed = 0
  private var termination: Termination?

  /// Starts the program at `path` in a window of the given size.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80,
    rows: Int = 24
  ) throws(SpawnFailure) {
    var near: Int32 = -1
    var far: Int32 = -1
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&near, &far, nil, nil, &size) == 0 else {
      throw SpawnFailure(call: "openpty", number: errno)
    }
    defer { close(far) }
    // Or the programs of other tests would hold this terminal open.
    _ = fcntl(near, F_SETFD, FD_CLOEXEC)
    _ = fcntl(far, F_SETFD, FD_CLOEXEC)
    var name = [CChar](repeating: 0, count: 128)
    guard ttyname_r(far, &name, name.count) == 0 else {
      close(near)
      throw SpawnFailure(call: "ttyname_r", number: errno)
    }
    let path8 = name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    do {
      process = try spawn(
        path, arguments, environment: environment,
        streams: .terminal(String(decoding: path8, as: UTF8.self)))
    } catch {
      close(near)
      throw error
    }
    terminal = near
  }

  deinit {
    if termination == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(terminal)
  }

  /// Types `text`.
  public func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Sends the program a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Makes the window another size.
  public func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  /// Whether the terminal gives the program single keys instead of lines, as editing needs.
  public var isRaw: Bool {
    var mode = termios()
    return tcgetattr(terminal, &mode) == 0 && mode.c_lflag & tcflag_t(ICANON) == 0
  }

  /// Whether the terminal shows what is typed by itself.
  public var echoes: Bool {
    var mode = termios()
    return tcgetattr(terminal, &mode) == 0 && mode.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits for `text` after what earlier calls found; returns all that came, up to its end.
  ///
  /// Only ink and newlines count: a line editor puts escape sequences anywhere between characters, and moves
  /// the cursor where a space would do.
  @discardableResult
  public func expect(_ text: String, seconds: Double = 20) throws(Timeout) -> String {
    try expect(text.filter { $0 != " " }, in: { $0.visible }, seconds: seconds)
  }

  /// Waits for `bytes`, escape sequences and all; returns all that came, up to their end.
  @discardableResult
  public func expectExactly(_ bytes: String, seconds: Double = 20) throws(Timeout) -> String {
    try expect(bytes, in: { Array($0.received.enumerated().dropFirst($0.consumed)) }, seconds: seconds)
  }

  private func expect(
    _ text: String, in stream: (PseudoTerminal) -> [(offset: Int, element: UInt8)], seconds: Double
  ) throws(Timeout) -> String {
    let deadline = Date().addingTimeInterval(seconds)
    while true {
      if let end = Self.end(of: Array(text.utf8), in: stream(self)) {
        let start = consumed
        consumed = max(consumed, end)
        return String(decoding: received[start..<consumed], as: UTF8.self)
      }
      guard receive(until: deadline) else { throw Timeout(expected: text, seen: unread) }
    }
  }

  /// What came since the last `expect`.
  public var unread: String { String(decoding: received[consumed...], as: UTF8.self) }

  /// Waits for the end of the program and reads all it wrote.
  public func end(seconds: Double = 20) throws(Timeout) -> Termination {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      if let ended = termination ?? Termination.poll(process) {
        termination = ended
        while receive(until: Date().addingTimeInterval(0.05)) {}
        return ended
      }
      _ = receive(until: Date().addingTimeInterval(0.02))
    }
    throw Timeout(expected: "the program's end", seen: unread)
  }

  /// What came since the last `expect`, without escape sequences, spaces and carriage returns.
  private var visible: [(offset: Int, element: UInt8)] {
    var visible: [(Int, UInt8)] = []
    var index = consumed
    while index < received.count {
      switch received[index] {
      case 0x0d, 0x20: break
      case 0x1b where index + 1 < received.count && received[index + 1] == UInt8(ascii: "["):
        index += 2
        while index < received.count, !(0x40...0x7e).contains(received[index]) { index += 1 }
      case let byte: visible.append((index, byte))
      }
      index += 1
    }
    return visible
  }

  /// Where in `received` the first `needle` in `stream` ends.
  private static func end(of needle: [UInt8], in stream: [(offset: Int, element: UInt8)]) -> Int? {
    guard let first = needle.first else { return 0 }
    guard stream.count >= needle.count else { return nil }
    for start in 0...stream.count - needle.count where stream[start].element == first {
      let end = start + needle.count
      if stream[start..<end].lazy.map(\.element).elementsEqual(needle) { return stream[end - 1].offset + 1 }
    }
    return nil
  }

  /// Reads what has come; false at the deadline, or when the program is gone.
  private func receive(until deadline: Date) -> Bool {
    while true {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return false }
      var waiting = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, Int32(left * 1000) + 1)
      if ready < 0 && errno == EINTR { continue }
      guard ready > 0 else { return false }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(terminal, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }  // EIO on Linux, once nobody has the other end open
      received += chunk[..<count]
      return true
    }
  }
}
