import Rendering

/// How reading a line ended.
public enum LineInput: Sendable, Equatable {
  /// A line, without its end.
  case line(String)
  /// Ctrl-C: the line was dropped.
  case interrupted
  /// There are no more lines.
  case end
  /// The process shall end of this signal, once all that must be saved is.
  case terminated(signal: Int32)
}

/// Why lines cannot be read.
public enum LineFailure: Error, Sendable, Equatable {
  /// The system refused `path`, for the reason with this error number.
  case unreadable(path: String, errorNumber: Int32)
  /// A line has more bytes than `limit`: this is no text.
  case lineTooLong(path: String, limit: Int)
}

/// Where lines come from: a person who edits them, a pipe, a file.
public protocol LineSource: AnyObject {
  /// The next line; a person is asked for it with `prompt`.
  func nextLine(prompt: StyledText) throws(LineFailure) -> LineInput
}
