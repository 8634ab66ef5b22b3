import Platform

/// The file that keeps a person's lines from one session to the next, readable by nobody else.
///
/// Every line is appended as it is entered, so it is kept whatever happens to the session, and sessions side by side keep
/// each other's. A lock on the file makes them take turns.
struct HistoryFile {
  let path: String

  /// What libedit's own files begin with.
  private static let header = "_HiStOrY_V2_\n"

  /// Whether there is something to load: a pipe or a folder of this name would only block or confuse.
  var isReadable: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Adds a line at the end; nil when that worked, or else why not.
  func append(_ line: String) -> String? {
    whileLocked { descriptor in
      var text = Self.encoded(line) + "\n"
      if !hasHeader(descriptor) {
        // Nothing, or nothing that could be read again.
        guard ftruncate(descriptor, 0) == 0 else { return reason }
        text = Self.header + text
      }
      let output = Output(descriptor: descriptor)
      output.write(text)
      return output.failure == nil ? nil : reason
    }
  }

  /// Has `write` fill a new file, which then takes the old one's place; nil when that worked, or else why not.
  func replace(with write: (String) -> Bool) -> String? {
    whileLocked { _ in
      var name = Array("\(folder)/.history-XXXXXX".utf8CString)
      let descriptor = mkstemp(&name)  // 0600
      guard descriptor >= 0 else { return reason }
      close(descriptor)
      let temporary = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard write(temporary), rename(temporary, path) == 0 else {
        let reason = self.reason
        unlink(temporary)
        return reason
      }
      return nil
    }
  }

  private var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }

  private var reason: String { String(cString: strerror(errno)) }

  /// Runs `body` with the file open and locked; it is made where there is none.
  private func whileLocked(_ body: (Int32) -> String?) -> String? {
    makeFolder(folder)
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { return reason }
      defer { close(descriptor) }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else { return reason }
      }
      var opened = stat()
      var present = stat()
      guard fstat(descriptor, &opened) == 0 else { return reason }
      guard opened.st_mode & S_IFMT == S_IFREG else { return "it is no file" }
      // While this waited for the lock, another session may have put a new file in its place.
      if stat(path, &present) == 0, present.st_ino == opened.st_ino { return body(descriptor) }
    }
  }

  private func hasHeader(_ descriptor: Int32) -> Bool {
    var bytes = [UInt8](repeating: 0, count: Self.header.utf8.count)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count == bytes.count && bytes.elementsEqual(Self.header.utf8)
  }

  /// A line as libedit reads it: blanks, backslashes and control characters in octal (vis(3)).
  static func encoded(_ line: String) -> String {
    var bytes: [UInt8] = []
    for byte in line.utf8 {
      if byte > 0x20, byte != 0x7f, byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      } else {
        let digits = String(byte, radix: 8)
        bytes += Array(("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func makeFolder(_ path: String) {
    if mkdir(path, 0o700) != 0, errno == ENOENT, let parent = path.lastIndex(of: "/"),
      parent > path.startIndex
    {
      makeFolder(String(path[..<parent]))
      mkdir(path, 0o700)
    }
  }
}
