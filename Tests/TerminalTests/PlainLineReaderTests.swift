import Foundation
import Testing

@testable import Terminal

struct PlainLineReaderTests {
  private func read(_ bytes: [UInt8]) throws -> [LineInput] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("lines-\(UUID())").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reader = try PlainLineReader(path: path)
    var inputs: [LineInput] = []
    while inputs.last != .end { inputs.append(try reader.nextLine(prompt: "> ")) }
    return inputs
  }

  @Test(arguments: [
    ("", []), ("one", ["one"]), ("one\n", ["one"]), ("one\n\ntwo", ["one", "", "two"]),
    ("one\r\ntwo\r\n", ["one", "two"]), ("\u{feff}one\n\u{feff}", ["one", "\u{feff}"]),
    ("∂ × é\n", ["∂ × é"]),
  ])
  func linesEndInEitherWay(text: String, lines: [String]) throws {
    #expect(try read(Array(text.utf8)) == lines.map { .line($0) } + [.end])
  }

  @Test func longLinesStayWhole() throws {
    let long = String(repeating: "x", count: 1_000_003)
    #expect(try read(Array("a\n\(long)\nb".utf8)) == [.line("a"), .line(long), .line("b"), .end])
  }

  @Test func bytesThatAreNotUTF8AreReplaced() throws {
    #expect(try read([0xff, 0x61, 0x0a, 0x62]) == [.line("\u{fffd}a"), .line("b"), .end])
  }

  @Test func aMissingFileIsNamed() {
    #expect(throws: LineFailure.unreadable(path: "/nowhere/x", errorNumber: ENOENT)) {
      try PlainLineReader(path: "/nowhere/x")
    }
    let failure = LineFailure.unreadable(path: "/nowhere/x", errorNumber: ENOENT)
    #expect(failure.description == "Cannot read /nowhere/x: No such file or directory.")
  }

  @Test func aFolderIsNoFile() throws {
    let reader = try PlainLineReader(path: "/tmp")
    #expect(throws: LineFailure.unreadable(path: "/tmp", errorNumber: EISDIR)) {
      try reader.nextLine(prompt: "")
    }
  }

  @Test func whatNeverEndsIsNoText() throws {
    let reader = try PlainLineReader(path: "/dev/zero")
    #expect(throws: LineFailure.lineTooLong(path: "/dev/zero", limit: PlainLineReader.longestLine)) {
      try reader.nextLine(prompt: "")
    }
  }
}
