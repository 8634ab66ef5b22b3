import Foundation
import TestSupport
import Testing

@testable import Base

@Suite struct AtomicFileTests {
  @Test func aFileIsMadeAndReplaced() throws {
    let folder = try TemporaryFolder()
    for text in ["first, and long", "second"] {
      try AtomicFile.write(text, to: folder.path("file"))
      #expect(try String(contentsOfFile: folder.path("file"), encoding: .utf8) == text)
    }
    #expect(try names(in: folder) == ["file"])
  }

  @Test func aFileKeepsItsPermissions() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "file")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try AtomicFile.write("new", to: path)
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    #expect(permissions?.intValue == 0o600)
  }

  @Test func aLinkStaysOne() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("old", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "file")
    try AtomicFile.write("new", to: folder.path("link"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == "file")
  }

  @Test func aFolderIsRefusedAndLeft() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.notAFile(path: folder.url.path)) {
      try AtomicFile.write("new", to: folder.url.path)
    }
    #expect(try names(in: folder) == [])
  }

  @Test func aDeviceIsRefused() {
    #expect(throws: FileError.notAFile(path: "/dev/null")) { try AtomicFile.write("new", to: "/dev/null") }
  }

  @Test func aMissingFolderIsNamed() throws {
    let path = try TemporaryFolder().path("missing/file")
    let error = #expect(throws: FileError.self) { try AtomicFile.write("new", to: path) }
    #expect(error?.message == "cannot write \(path): No such file or directory")
  }

  @Test func nothingIsLeftWhenRenamingFails() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "file")
    var during: [String] = []
    #expect(throws: FileError.self) {
      try AtomicFile.write(Array("new".utf8), to: path) { _, _ in
        during = (try? names(in: folder)) ?? []
        return false
      }
    }
    #expect(during.count == 2)
    #expect(try names(in: folder) == ["file"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }
}
