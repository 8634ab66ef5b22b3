import Foundation
import TestSupport
import Testing

/// docs/notebook.md from its beginning to its end: its programs run in Python, its sessions in gradb, in one folder.
@Suite(.enabled(if: Python.has("numpy"), "needs python3 with NumPy"))
struct NotebookPageTests {
  @Test func thePageIsReal() throws {
    let page = Repository.root.appendingPathComponent("docs/notebook.md")
    var blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```\n")
    let folder = try TemporaryFolder()
    var stale = 0
    for (place, block) in blocks.enumerated() {
      if let program = block.components(separatedBy: "```python\n").dropFirst().first {
        #expect(try Python.run(program, in: folder) == "")
      }
      guard block.hasPrefix(Self.prompt) else { continue }
      let real = try session(block, in: folder)
      guard Self.stable(real) != Self.stable(block) else { continue }
      stale += 1
      blocks[place] = real
    }
    if ProcessInfo.processInfo.environment["GRADB_UPDATE_DOCS"] != nil {
      try Data(blocks.joined(separator: "```\n").utf8).write(to: page)
      stale = 0
    }
    #expect(
      stale == 0,
      "sessions in docs/notebook.md are stale: run GRADB_UPDATE_DOCS=1 swift test --filter NotebookPageTests")
  }

  private static let prompt = "(gradb) "

  /// A session without what the rounding of another machine's NumPy may change: by how much an array differs that is
  /// right, and the digits of a number that is 0 but for rounding.
  private static func stable(_ session: String) -> [String] {
    session.split(separator: "\n").map { line in
      guard let verdict = line.firstRange(of: /\ \ (?:exact|approximate)/) else {
        return line.replacing(/-?[0-9.]+e-1[4-9]/, with: "rounding").description
      }
      return String(line[..<verdict.lowerBound]) + "  right"
    }
  }

  /// The block with what its commands really print, each in gradb begun anew in the folder.
  private func session(_ block: String, in folder: TemporaryFolder) throws -> String {
    let commands = block.split(separator: "\n").filter { $0.hasPrefix(Self.prompt) }
    var text = ""
    // A file is written by one line and read by another, so what they say is told apart by asking twice.
    for count in 1...max(1, commands.count) {
      let input = commands.prefix(count).map { $0.dropFirst(Self.prompt.count) + "\n" }.joined()
      let before = commands.prefix(count - 1).map { $0.dropFirst(Self.prompt.count) + "\n" }.joined()
      let run = try BuiltProgram(shell: "cd '\(folder.url.path)' && \"$GRADB\"")
      let (all, known) = (try run.run(input: input).output, try run.run(input: before).output)
      text += commands[count - 1] + "\n" + all.dropFirst(known.count)
    }
    return text
  }
}
