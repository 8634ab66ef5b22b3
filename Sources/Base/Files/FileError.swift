/// Why a file could not be read or written.
public enum FileError: ExplainedError, Equatable, Sendable {
  /// The system refused to open or read the file at `path`; `reason` is its own wording.
  case cannotRead(path: String, reason: String)
  /// The system refused to write the file at `path`; `reason` is its own wording.
  case cannotWrite(path: String, reason: String)
  /// At `path` is a folder, a device or a pipe where a file is needed.
  case notAFile(path: String)
  /// The file at `path` has more bytes than the `limit` that gradb reads.
  case tooLarge(path: String, bytes: Int, limit: Int)

  /// One sentence for a person: what was wrong, where.
  public var message: String {
    switch self {
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .notAFile(let path): "\(path) is a folder, a device or a pipe, not a file"
    case .tooLarge(let path, let bytes, let limit):
      "\(path) has \(bytes) bytes, more than the \(limit) that gradb reads"
    }
  }
}
