import Foundation
import TestSupport
import Testing

/// What the program is linked with is decided in `Platform`, and nowhere else.
struct SystemModulesTests {
  /// Targets that the program does not link: they run while it is built, or time it.
  private static let others = ["lesson-embedder", "LessonEmbedding", "gradb-bench"]

  @Test func theProgramTakesTheSystemFromPlatform() throws {
    let files = try Self.files()
    #expect(files.count > 300)
    for (path, text) in files {
      for line in text.split(separator: "\n") where Self.namesASystemModule(line) {
        Issue.record(
          """
          \(path) has "\(line)": write import Platform, which has FoundationEssentials and the C library; what is in \
          neither needs a function of ours, as Double.printed is for String(format:)
          """)
      }
    }
  }

  @Test(arguments: [
    "import Foundation", "  @preconcurrency import Foundation", "import struct Foundation.URL",
    "import Glibc",
    "public import FoundationEssentials", "#if canImport(Glibc)", "import Darwin.C", "import Musl",
  ])
  func aLineThatNamesOneIsSeen(line: String) {
    #expect(Self.namesASystemModule(line[...]))
  }

  @Test(arguments: [
    "import Platform", "// import Foundation", "import Dispatch", "let text = \"import Glibc\"",
  ])
  func otherLinesAreNot(line: String) {
    #expect(!Self.namesASystemModule(line[...]))
  }

  private static func namesASystemModule(_ line: Substring) -> Bool {
    // Nearly no line can be one, and expressions take their time.
    let start = line.drop { $0 == " " }
    guard ["import ", "public ", "package ", "internal ", "@", "#"].contains(where: start.hasPrefix) else {
      return false
    }
    return line.contains(
      /^\s*(@\w+ )*((public|package|internal) )?import (\w+ )?(Foundation|FoundationEssentials|Glibc|Musl|Darwin)(?!\w)/
    )
      || line.contains(/^\s*#(if|elseif) .*canImport\((Foundation|FoundationEssentials|Glibc|Musl|Darwin)\)/)
  }

  /// The Swift files of the program beside those of `Platform`, with their paths in `Sources`.
  private static func files() throws -> [(path: String, text: String)] {
    let sources = Repository.root.appendingPathComponent("Sources")
    let enumerator = FileManager.default.enumerator(atPath: sources.path)
    return try (enumerator?.compactMap { $0 as? String } ?? []).filter { path in
      path.hasSuffix(".swift") && !(others + ["Platform"]).contains { path.hasPrefix("\($0)/") }
    }.map { ($0, try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8)) }
  }
}
