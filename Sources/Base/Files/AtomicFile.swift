import Platform

/// Writing files so that nobody ever finds one half written.
public enum AtomicFile {
  /// Writes `bytes` to `path`: to a temporary file beside it first, which then takes its name in one act.
  ///
  /// A file that was there keeps its permissions and is left as it was when anything fails; the temporary
  /// file is removed then. A symbolic link is followed, so that it stays one. Folders, devices and files
  /// without write permission are refused.
  ///
  /// - Throws: `FileError`, naming `path`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(bytes, to: path) { rename($0, $1) == 0 }
  }

  /// The same with the last act as a parameter, so that a test can have it fail.
  static func write(
    _ bytes: [UInt8], to path: String, renaming: (_ old: String, _ new: String) -> Bool
  ) throws(FileError) {
    var rest: [UInt8]? = bytes
    let next = { () throws(FileError) -> [UInt8]? in
      defer { rest = nil }
      return rest
    }
    try write(to: path, next, renaming: renaming)
  }

  /// Writes a file of any length, whose bytes `next` makes portion by portion, nil behind the last.
  ///
  /// - Throws: `FileError`, naming `path`; what `next` throws, and then nothing is written.
  public static func write(to path: String, portions next: () throws -> [UInt8]?) throws {
    var failure: (any Error)?
    let portion = { () throws(FileError) -> [UInt8]? in
      do {
        return try next()
      } catch {
        failure = error
        throw .cannotWrite(path: path, reason: "it was not finished")
      }
    }
    do {
      try write(to: path, portion) { rename($0, $1) == 0 }
    } catch {
      throw failure ?? error
    }
  }

  /// Writes `text` as UTF-8 to `path`, as `write(_:to:)` writes bytes.
  ///
  /// - Throws: `FileError`, naming `path`.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes what `next` gives, to a temporary file first, which `renaming` then gives its name.
  private static func write(
    to path: String, _ next: () throws(FileError) -> [UInt8]?,
    renaming: (_ old: String, _ new: String) -> Bool
  ) throws(FileError) {
    let target = try target(of: path)
    let temporary = temporaryPath(beside: target.path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: systemReason()) }

    var failure: String?
    do throws(FileError) {
      while failure == nil, let bytes = try next() { failure = written(bytes, to: descriptor) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    if failure == nil, let permissions = target.permissions, fchmod(descriptor, permissions) != 0 {
      failure = systemReason()
    }
    // Renamed before its bytes are on the disk, a file could be empty after a power failure. Some file
    // systems have no fsync; that is no reason to refuse them.
    if failure == nil && fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP {
      failure = systemReason()
    }
    if close(descriptor) != 0 && failure == nil { failure = systemReason() }
    if failure == nil && !renaming(temporary, target.path) { failure = systemReason() }
    if let failure {
      unlink(temporary)
      throw .cannotWrite(path: path, reason: failure)
    }
  }

  /// The file that `path` leads to through symbolic links, and its permissions if there is one.
  private static func target(of path: String) throws(FileError) -> (path: String, permissions: mode_t?) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw .cannotWrite(path: path, reason: systemReason()) }
      // A link to nothing would be replaced by the file instead of filled.
      guard lstat(path, &status) != 0 else {
        throw .cannotWrite(path: path, reason: "it is a link to a file that does not exist")
      }
      return (path, nil)
    }
    // Renaming would replace even /dev/null, given the permission.
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard access(path, W_OK) == 0 else { throw .cannotWrite(path: path, reason: systemReason()) }
    guard let resolved = realpath(path, nil) else { throw .cannotWrite(path: path, reason: systemReason()) }
    defer { free(resolved) }
    return (String(cString: resolved), status.st_mode & 0o777)
  }

  /// A new name in the folder of `path`, of a length that every file system allows.
  private static func temporaryPath(beside path: String) -> String {
    let name = ".gradb-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
    let folder = path.parentFolder
    return folder.isEmpty ? name : folder + "/" + name
  }

  /// Writes all `bytes`, and returns why that failed, if it did.
  private static func written(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Platform.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { return systemReason() }
        done += count
      }
      return nil
    }
  }
}
