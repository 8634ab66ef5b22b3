import Platform

extension Output.Failure: CustomStringConvertible {
  /// One sentence that says why nothing more can be written.
  public var description: String {
    switch self {
    case .closed: "Nobody reads the output any more."
    case .failed(let number): "Cannot write the output: \(String(cString: strerror(number)))."
    }
  }
}
