import Foundation
import TestSupport
import Testing

/// What README links to must be there.
struct ReadmeTests {
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
