import Foundation
import TestSupport
import Testing

@testable import Terminal

struct HistoryFileTests {
  @Test func linesAreAppendedToWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("state/gradb/history")
    #expect(HistoryFile(path: path).append("show W1[3]") == nil)
    #expect(HistoryFile(path: path).append("# ∂L\\x\t") == nil)
    #expect(
      try String(contentsOfFile: path, encoding: .utf8)
        == "_HiStOrY_V2_\nshow\\040W1[3]\n#\\040∂L\\134x\\011\n")
  }

  @Test func whatIsNoHistoryIsReplaced() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("history")
    _ = try folder.write("garbage\n", to: "history")
    #expect(HistoryFile(path: path).append("step") == nil)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "_HiStOrY_V2_\nstep\n")
  }

  @Test func whatCannotBeWrittenSaysWhy() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("", to: "file")
    #expect(HistoryFile(path: folder.path("file/history")).append("step") != nil)
    #expect(HistoryFile(path: folder.path("")).append("step") != nil)
  }

  @Test func manyWritersLoseNothing() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("history")
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for number in 0..<25 { _ = HistoryFile(path: path).append("\(writer)-\(number)") }
        }
      }
    }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(Set(lines).count == 100)
  }
}
