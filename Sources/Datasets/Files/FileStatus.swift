import Platform

/// What a path leads to, links followed, among the things a data set can be in.
enum FileStatus: Equatable {
  case file
  case folder

  /// Asks the system. Throws `emptyPath`, `missing`, `unreadable` or `notAFile`.
  init(of path: String) throws(DataError) {
    guard !path.isEmpty else { throw .emptyPath }
    // C would take the path to end at a zero character, and open another file.
    guard !path.utf8.contains(0) else { throw .missing(file: path) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw .system(errno, file: path) }
    self = try FileStatus(status, of: path)
  }

  /// Judges what the system said about `path`.
  init(_ status: stat, of path: String) throws(DataError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFIFO: throw .notAFile(file: path, kind: .pipe)
    case S_IFSOCK: throw .notAFile(file: path, kind: .socket)
    default: throw .notAFile(file: path, kind: .device)
    }
  }
}

extension DataError {
  /// The error for a system call on `file` that failed with `code`.
  static func system(_ code: Int32, file: String) -> DataError {
    switch code {
    case ENOENT, ENOTDIR: .missing(file: file)
    default: .unreadable(file: file, reason: reason(code))
    }
  }

  /// The system's words for an error code.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
