#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file that keeps a person's lines from one session to the next, readable by nobody else.
struct HistoryFile {
  let path: String

  /// Whether there is something to load: a pipe or a folder of this name would only block or confuse.
  var isReadable: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Has `write` fill a new file, which then takes the old one's place; nil when that worked, or else why not.
  func replace(with write: (String) -> Bool) -> String? {
    guard let folder = path.lastIndex(of: "/").map({ String(path[..<$0]) }) else { return "no folder" }
    makeFolder(folder)
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

  private var reason: String { String(cString: strerror(errno)) }

  private func makeFolder(_ path: String) {
    if mkdir(path, 0o700) != 0, errno == ENOENT, let parent = path.lastIndex(of: "/"),
      parent > path.startIndex
    {
      makeFolder(String(path[..<parent]))
      mkdir(path, 0o700)
    }
  }
}
