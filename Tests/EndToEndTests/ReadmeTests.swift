import Foundation
import TestSupport
import Testing

/// What README shows must be what gradb does.
struct ReadmeTests {
  @Test func sessionIsReal() throws {
    let readme = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```\n").filter { $0.hasPrefix("(gradb) ") }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      let commands = lines.compactMap { $0.hasPrefix("(gradb) ") ? $0.dropFirst("(gradb) ".count) : nil }
      let shown = lines.filter { !$0.hasPrefix("(gradb) ") }.joined(separator: "\n")
      let result = try BuiltProgram("gradb").run(input: commands.joined(separator: "\n") + "\n")
      #expect(result.output == shown, "README's session is not what these commands print: \(commands)")
    }
  }

  @Test func picturesAreThere() throws {
    let readme = try String(contentsOf: Repository.root.appendingPathComponent("README.md"), encoding: .utf8)
    let links = readme.matches(of: /\]\(([a-zA-Z][^):]*)\)/).map { String($0.output.1) }
    #expect(links.contains("docs/images/forward.svg"))
    for link in links {
      #expect(
        FileManager.default.fileExists(atPath: Repository.root.appendingPathComponent(link).path), "\(link)")
    }
  }
}
