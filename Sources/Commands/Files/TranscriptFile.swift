import Foundation
import Matrices
import Pictures

/// A file to which a session is written while it goes on: commands as they were typed, and what they printed as comments.
final class Transcript {
  /// The line that every transcript begins with.
  static let heading = "# transcript of gradb"

  /// The file as it was named.
  let path: String
  /// Why nothing more can be written, in the system's words; nil while all is well.
  private(set) var failure: String?
  private let descriptor: Int32
  /// Whether the last comment waits for the end of its line.
  private var isInLine = false
  /// The line that is running, until something is written of it.
  private var pending: String?

  /// A transcript in `file`, which goes on where it exists.
  init(path: String, file: String) throws(FileError) {
    self.path = path
    descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    write(Self.heading + "\n")
    if let failure {
      close(descriptor)
      throw .cannotWrite(path: path, reason: failure)
    }
  }

  deinit { close(descriptor) }

  /// A line is about to run.
  func begin(_ line: String) { pending = line }

  /// Writes what the running line printed, or a part of it.
  func add(_ text: StyledText) {
    writePending()
    var comment = ""
    for line in text.plain.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.offset > 0 {
        comment += "\n"
        isInLine = false
      }
      guard !line.element.isEmpty else { continue }
      comment += (isInLine ? "" : "# ") + line.element
      isInLine = true
    }
    write(comment)
  }

  /// The running line has ended.
  func end() {
    writePending()
    if isInLine { write("\n") }
    isInLine = false
  }

  private func writePending() {
    if let pending { write(pending + "\n") }
    pending = nil
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty, failure == nil {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        failure = String(cString: strerror(errno))
      }
    }
  }
}
