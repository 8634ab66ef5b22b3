import Base
import Platform
import Rendering

extension Command {
  static let source = Command(
    "source", group: .files, usage: "FILE",
    summary: "run the commands in a file",
    details: """
      Runs the file line by line, as if typed; the first command that fails ends it, with the file and line named. A \
      file may source others. A transcript goes on behind lines that fail, as whoever typed them did, and behind quit.
      """,
    operands: [.path],
    examples: [Example("source exercise.gradb", "a script of your own")])
}

/// A line of a sourced file failed.
struct SourceFailure: Error {
  let refusal: Refusal?
  let status: Interpreter.Outcome.Status
}

/// How deep files may source files.
private let deepest = 16
/// The most bytes that a file of commands may have.
private let largestFile = 16 << 20

extension CommandRunner {
  /// Runs the lines of a file and shows each one's result at once.
  mutating func source(_ path: String) throws -> CommandResult {
    guard interpreter.sources.count < deepest else { throw CommandError.tooDeep(path) }
    if let refusal = ScriptName.refusal(of: path) { throw CommandError.plain(refusal) }
    let bytes = try InputFile.bytes(interpreter.permissions.pathToRead(path), limit: largestFile)
    interpreter.sources.append(path)
    defer {
      interpreter.sources.removeLast()
      // Whatever ends the file ends the commands of a stop that began in it.
      _ = interpreter.endOfScript(path)
    }
    let host = interpreter.host
    // What ran before in the same line comes first.
    host.showPending()
    let lines = commandLines(of: bytes)
    let isTranscript = lines.first == TranscriptFile.heading
    for (index, line) in lines.enumerated() {
      let origin = Interpreter.Origin.script(name: path, line: index + 1)
      let outcome = runCommands(line, from: origin)
      for finding in outcome.findings { host.show(finding) }
      // A file that this one sources has already said where.
      let refusal = outcome.isFromSource ? outcome.refusal : outcome.refusal?.at(origin)
      if isTranscript, outcome.status != .interrupted {
        if let refusal { host.show(refusal) }
        interpreter.quits = false
      } else if outcome.status != .fine {
        throw SourceFailure(refusal: refusal, status: outcome.status)
      }
      if interpreter.quits { break }
      if host.isInterrupted {
        throw SourceFailure(
          refusal: Refusal(StyledText("\(path) was interrupted after line \(index + 1).", .caution)),
          status: .interrupted)
      }
    }
    if let (outcome, origin) = interpreter.endOfScript(path) {
      throw SourceFailure(refusal: outcome.refusal?.at(origin), status: outcome.status)
    }
    return CommandResult()
  }
}

/// The lines of a file, which end with LF or CR LF.
private func commandLines(of bytes: [UInt8]) -> [String] {
  // Some editors begin a file with a byte order mark.
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  return text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
    String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }
}
