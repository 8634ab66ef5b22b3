import Base
import Platform

extension Permissions {
  /// The path to write to where `path` was typed: there is nothing, or a file that begins as those that are written
  /// here, with `beginning` at `offset`, and whether it is there.
  ///
  /// So a slip of the finger costs nobody a data set. `kind` says what such files are: a submission.
  ///
  /// - Throws: `PermissionError`, `FileError` for what is no file, `CommandError` for any other file.
  func pathToWrite(
    _ path: String, overA kind: String, beginning: String, at offset: Int = 0
  ) throws -> (path: String, exists: Bool) {
    let target = try pathToWrite(path)
    var status = stat()
    guard stat(target, &status) == 0 else { return (target, false) }
    // To open a named pipe would wait for whoever writes to it.
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError.notAFile(path: path) }
    let descriptor = open(target, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileError.cannotWrite(path: path, reason: "it cannot be read, to see what it is")
    }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: beginning.utf8.count)
    let count = pread(descriptor, &start, start.count, off_t(offset))
    guard start.prefix(max(0, count)).elementsEqual(beginning.utf8) else {
      throw CommandError.plain("\(path) exists and is no \(kind), so it is left as it is; give another name")
    }
    return (target, true)
  }
}
