extension Interpreter.Origin {
  /// What stands before an error that comes from here: `FILE:12: `, `-ex 2: `, or nothing at the prompt.
  public var prefix: String {
    switch self {
    case .prompt: ""
    case .script(let name, let number):
      name.hasPrefix("--") || name == "gradb lesson"
        ? "\(name): " : name == "-ex" ? "-ex \(number): " : "\(name):\(number): "
    }
  }
}
