import Base
import Platform
import Rendering

/// A file to which a session is written while it goes on: commands as they were typed, and what they printed as comments.
final class TranscriptFile {
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
  /// Where in the file the running line is, once something was written of it.
  private var place: off_t = 0

  /// A transcript in `file`, which goes on where it exists.
  init(path: String, file: String) throws(FileError) {
    self.path = path
    descriptor = open(file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
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
  func begin(_ line: String) { pending = Self.inOneLine(line) }

  /// Writes what the running line printed, or a part of it.
  func add(_ text: StyledText) {
    writePending()
    var comment = ""
    // Line feeds by their scalars: behind a carriage return they are no characters of their own.
    let lines = text.withoutColors.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 {
        comment += "\n"
        isInLine = false
      }
      guard !line.isEmpty else { continue }
      comment += (isInLine ? "" : "# ") + Self.inOneLine(String(line))
      isInLine = true
    }
    write(comment)
  }

  /// Puts `equivalent` in the place of the running line, which stays beside it as a comment.
  func replaceLine(with equivalent: String) {
    let note = "(interrupted)"
    func replacement(_ line: String) -> String {
      Self.inOneLine(equivalent) + (equivalent.isEmpty ? "# " : "  # ") + line + " " + note
    }
    if let pending {
      self.pending = replacement(pending)
      return
    }
    guard failure == nil, let written = bytes(from: place),
      let end = written.firstIndex(of: UInt8(ascii: "\n")), ftruncate(descriptor, place) == 0
    else { return }
    write(replacement(String(decoding: written[..<end], as: UTF8.self)))
    write(String(decoding: written[end...], as: UTF8.self))
  }

  /// The running line has ended.
  func end() {
    writePending()
    if isInLine { write("\n") }
    isInLine = false
  }

  private func writePending() {
    guard let pending else { return }
    place = lseek(descriptor, 0, SEEK_END)
    write(pending + "\n")
    self.pending = nil
  }

  /// `text` without what ends a line, or commands a terminal.
  private static func inOneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      line.append(isControl ? " " : scalar)
    }
    return String(line)
  }

  /// The bytes of the file from a place on; nil where they cannot be read.
  private func bytes(from place: off_t) -> [UInt8]? {
    let count = Int(lseek(descriptor, 0, SEEK_END) - place)
    guard place >= 0, count > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, place) }
    return got == count ? bytes : nil
  }

  private func write(_ text: String) {
    let start = lseek(descriptor, 0, SEEK_END)
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty, failure == nil {
      let count = bytes.withUnsafeBytes { Platform.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        failure = String(cString: strerror(errno))
        // Half a command would be another one.
        _ = ftruncate(descriptor, start)
      }
    }
  }
}
