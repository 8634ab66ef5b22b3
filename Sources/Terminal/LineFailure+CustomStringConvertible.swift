import Platform

extension LineFailure: CustomStringConvertible {
  /// One sentence that says what is wrong and, where there is one, what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let number):
      "Cannot read \(path): \(String(cString: strerror(number)))."
    case .lineTooLong(let path, let limit):
      "\(path) has a line of more than \(limit >> 20) MiB, so it is no file of commands."
    }
  }
}
