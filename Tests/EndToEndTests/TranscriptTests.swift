import Foundation
import TestSupport
import Testing

/// Sessions that the documents show must be what gradb does.
///
/// The blocks of a document that begin with `(gradb) ` are one session: their lines with that prompt are run, and what
/// they print must be what stands between them.
struct TranscriptTests {
  @Test(arguments: ["README.md", "docs/debugging.md", "docs/looking.md"])
  func sessionsAreReal(name: String) throws {
    let file = Repository.root.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    var blocks = text.components(separatedBy: "```\n")
    let places = blocks.indices.filter { blocks[$0].hasPrefix(Self.prompt) }
    let real = try Self.session(places.map { blocks[$0] })
    #expect(real.count == places.count)
    let stale = zip(places, real).count { blocks[$0] != $1 }
    for (place, block) in zip(places, real) { blocks[place] = block }
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil {
      try Data(blocks.joined(separator: "```\n").utf8).write(to: file)
    }
    #expect(
      stale == 0,
      "sessions in \(name) are stale: run GRADB_UPDATE_DOCS=1 swift test --filter TranscriptTests, and read them"
    )
  }

  private static let prompt = "(gradb) "

  /// The blocks with what their commands really print.
  private static func session(_ blocks: [String]) throws -> [String] {
    let commands = blocks.map { block in
      block.split(separator: "\n").filter { $0.hasPrefix(prompt) }.map { $0.dropFirst(prompt.count) }
    }
    // A command that changes nothing shows where one command's output ends and the next one's begins.
    let marked = commands.joined().enumerated().map { "\($1)\napropos \(marker)\($0)\n" }.joined()
    let output = try BuiltProgram("gradb").run(input: marked, seconds: 120).output
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
    var shown = results.makeIterator()
    return commands.map { $0.map { "\(prompt)\($0)\n\(shown.next() ?? "")" }.joined() }
  }

  /// A word that no command's help mentions.
  private static let marker = "zzz"
}
