import ArgumentParser
import Terminal

/// What a command line asks for.
protocol Program: ParsableCommand {
  /// Does it, and returns the status to exit with.
  func start(_ arguments: [String]) throws -> Int32
}

extension Program {
  /// Writes what somebody asked to be printed, and returns the status to exit with.
  func write(_ text: String) -> Int32 {
    let output = Output(descriptor: 1)
    output.write(text)
    guard let failure = output.failure else { return 0 }
    Output(descriptor: 2).write(failure.description + "\n")
    return 2
  }

  /// Shows help, or what is wrong with the command line, and returns the status to exit with.
  static func explain(_ error: any Error) -> Int32 {
    let wanted = exitCode(for: error).isSuccess
    let text = fullMessage(for: error)
    Output(descriptor: wanted ? 1 : 2).write(text.hasSuffix("\n") ? text : text + "\n")
    return wanted ? 0 : 2
  }
}
