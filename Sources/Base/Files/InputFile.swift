import Platform

/// Reading whole files of bounded size.
public enum InputFile {
  /// The bytes of the regular file at `path`, of which there must be at most `limit`.
  ///
  /// Folders, devices and pipes are refused, and without waiting for them: they may have no end.
  ///
  /// - Throws: `FileError` when there is no such file, it cannot be read, or it is too large.
  public static func bytes(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK, opening a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, reason: systemReason()) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(path: path, reason: systemReason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }

    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = systemReason() }
        // Fewer bytes than promised: somebody is shortening the file; its reader will find it truncated.
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw .cannotRead(path: path, reason: failure) }
    return bytes
  }
}

/// What the system says about the call that has just failed.
package func systemReason() -> String { String(cString: strerror(errno)) }
