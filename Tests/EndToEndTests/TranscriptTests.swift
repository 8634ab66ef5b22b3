import Foundation
import TestSupport
import Testing

/// Sessions that the documents show must be what gradb does.
///
/// A block that begins with `(gradb) ` is a session of its own: its lines with that prompt are run, and what they print
/// must be what stands between them.
struct TranscriptTests {
  @Test(arguments: ["README.md", "docs/debugging.md", "docs/looking.md"])
  func sessionsAreReal(name: String) throws {
    let file = Repository.root.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    var blocks = text.components(separatedBy: "```\n")
    var stale = 0
    for place in blocks.indices where blocks[place].hasPrefix(Self.prompt) {
      let real = try Self.session(blocks[place])
      if real != blocks[place] { stale += 1 }
      blocks[place] = real
    }
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil {
      try Data(blocks.joined(separator: "```\n").utf8).write(to: file)
    }
    #expect(
      stale == 0,
      "sessions in \(name) are stale: run GRADB_UPDATE_DOCS=1 swift test --filter TranscriptTests, and read them"
    )
  }

  private static let prompt = "(gradb) "

  /// The block with what its commands really print.
  private static func session(_ block: String) throws -> String {
    let commands = block.split(separator: "\n").filter { $0.hasPrefix(prompt) }.map {
      $0.dropFirst(prompt.count)
    }
    // A command that changes nothing shows where one command's output ends and the next one's begins.
    let marked = commands.enumerated().map { "\($1)\napropos \(marker)\($0)" }.joined(separator: "\n")
    let output = try BuiltProgram("gradb").run(input: marked + "\n").output
    var lines: [Substring] = []
    var results: [String] = []
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix(" \(marker)\(results.count)") {
        results.append(lines.map { $0 + "\n" }.joined())
        lines = []
      } else {
        lines.append(line)
      }
    }
    return zip(commands, results).map { "\(prompt)\($0)\n\($1)" }.joined()
  }

  /// A word that no command's help mentions.
  private static let marker = "zzz"
}
