import Base
import Foundation
import TestSupport
import Testing

/// Paths and their parts, among them those on which Foundation's functions trap.
struct PathTests {
  @Test(arguments: [
    ("", "", ""), ("/", "/", ""), ("//", "/", ""), ("a", "", "a"), ("½", "", "½"), ("\u{0}", "", "\u{0}"),
    ("a/", "", "a"), ("a//", "", "a"), ("/a", "/", "a"), ("//a/", "/", "a"), ("a/b", "a", "b"),
    ("./a", ".", "a"), ("a//b", "a", "b"), ("/a/b.c/d", "/a/b.c", "d"), ("é/b", "é", "b"),
    ("x/\u{301}", "x", "\u{301}"), ("a//½", "a", "½"), ("//½///", "/", "½"), ("..", "", ".."),
  ])
  func aPathHasAFolderAndAName(path: String, folder: String, name: String) {
    #expect(Array(path.parentFolder.utf8) == Array(folder.utf8))
    #expect(Array(path.lastPathPart.utf8) == Array(name.utf8))
  }

  @Test(arguments: [
    ("", ""), ("a", ""), ("a.", ""), (".npz", ""), ("a.npz", "npz"), ("a.csv.gz", "gz"), ("b.c/a", ""),
    ("b.c/.npz", ""), ("b.c/a.npy/", "npy"), ("a//½.npz", "npz"), ("a//½", ""), ("a.½", "½"), ("..", ""),
    ("/", ""),
  ])
  func aNameHasAnExtension(path: String, ending: String) {
    #expect(path.fileExtension == ending)
  }

  @Test func aTildeIsAHomeFolder() throws {
    let home = try #require(ProcessInfo.processInfo.environment["HOME"])
    #expect("~".expandingTilde == home)
    #expect("~/a//b/".expandingTilde == home + "/a//b/")
    #expect("~root/a".expandingTilde == ("~root/a" as NSString).expandingTildeInPath)
    for path in ["", "a/~", "/~", "./~/a", "~nobody-of-this-name/a"] { #expect(path.expandingTilde == path) }
  }

  @Test(arguments: [
    ("", "b"), ("/", "b"), ("a", "b"), ("a/", "b"), ("/a/é", "b.csv"), (".", "b"), ("a b", "c d"),
  ])
  func aPathGoesOnWithAName(folder: String, name: String) {
    #expect(folder.appendingPath(name) == (folder as NSString).appendingPathComponent(name))
  }

  @Test func foldersAreToldFromFiles() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("text", to: "file")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: ".")
    #expect(folder.url.path.leadsToFolder == true)
    #expect(folder.path("link").leadsToFolder == true)
    #expect(file.leadsToFolder == false)
    #expect(folder.path("missing").leadsToFolder == nil)
    #expect("".leadsToFolder == nil)
  }
}
