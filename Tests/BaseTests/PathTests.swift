import Testing

@testable import Base

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
}
