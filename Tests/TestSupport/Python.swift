import Foundation

/// Python 3, where the machine has it.
public enum Python {
  /// Whether it can import all `modules`: `numpy, torch`.
  public static func has(_ modules: String) -> Bool {
    (try? run("import \(modules)\nprint('yes')", in: TemporaryFolder())) == "yes\n"
  }

  /// What it prints when it runs `program` in a folder; where it fails, the end of what it says of that.
  public static func run(_ program: String, in folder: TemporaryFolder) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    process.currentDirectoryURL = folder.url
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let failure = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: process.terminationStatus == 0 ? text : failure.suffix(2000), as: UTF8.self)
  }
}
