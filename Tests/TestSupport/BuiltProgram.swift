import Foundation

/// A program run to its end with files for standard streams, in an environment of its own.
public struct BuiltProgram {
  /// What a program wrote, and how it ended.
  public struct Result: Sendable {
    /// What it wrote to standard output, as UTF-8.
    public let output: String
    /// What it wrote to standard error, as UTF-8.
    public let errors: String
    /// How it ended; killed if it took too long.
    public let termination: Termination

    /// The status it exited with; nil if a signal ended it.
    public var status: Int32? {
      if case .exit(let status) = termination { status } else { nil }
    }
  }

  /// No built program of this name lies beside the tests.
  public struct NotBuilt: Error {
    /// The program's name.
    public let name: String
  }

  private let path: String
  private let arguments: [String]

  /// The built program called `name`, which lies beside the tests.
  public init(_ name: String) throws(NotBuilt) {
    path = try Self.path(of: name)
    arguments = []
  }

  /// A line for the shell, in which `$GRADB` is the built program.
  public init(shell line: String) throws(NotBuilt) {
    let gradb = try Self.path(of: "gradb")
    path = "/bin/sh"
    arguments = ["-c", "GRADB='\(gradb)'; \(line)"]
  }

  /// Where the built program called `name` is.
  public static func path(of name: String) throws(NotBuilt) -> String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    // On macOS the tests lie three folders deeper, in a bundle.
    for _ in 0..<4 {
      let path = folder.appendingPathComponent(name).path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
      folder.deleteLastPathComponent()
    }
    throw NotBuilt(name: name)
  }

  /// The least a program needs, with `home` as the person's folder: no settings of whoever runs the tests.
  public static func environment(home: String, _ changes: [String: String] = [:]) -> [String: String] {
    [
      "HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "SWIFT_BACKTRACE": "enable=no",
    ].merging(changes) { _, changed in changed }
  }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - more: Its arguments.
  ///   - input: What it finds on standard input.
  ///   - changes: What is different in its environment.
  ///   - home: The person's folder; a new one if nil.
  ///   - seconds: How long it may take.
  /// - Returns: What it wrote, and how it ended.
  /// - Throws: `SpawnFailure` or a file error when it cannot be started.
  public func run(
    _ more: [String] = [], input: some Sequence<UInt8>, environment changes: [String: String] = [:],
    home: TemporaryFolder? = nil, seconds: Double = 20
  ) throws -> Result {
    let folder = try TemporaryFolder()
    let streams = ChildStreams.files(
      input: try folder.write(input, to: "input"), output: folder.path("output"),
      errors: folder.path("errors"))
    let environment = Self.environment(home: home?.url.path ?? folder.url.path, changes)
    let process = try spawn(path, arguments + more, environment: environment, streams: streams)
    let deadline = Date().addingTimeInterval(seconds)
    var termination: Termination?
    while termination == nil {
      termination = Termination.poll(process)
      if termination == nil {
        if Date() > deadline { kill(process, SIGKILL) }
        usleep(2000)
      }
    }
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(name))), as: UTF8.self)
    }
    return Result(
      output: try text("output"), errors: try text("errors"), termination: termination ?? .signal(SIGKILL))
  }

  /// Runs the program with `input` on standard input.
  public func run(
    _ more: [String] = [], input: String = "", environment changes: [String: String] = [:],
    home: TemporaryFolder? = nil, seconds: Double = 20
  ) throws -> Result {
    try run(more, input: input.utf8, environment: changes, home: home, seconds: seconds)
  }
}
