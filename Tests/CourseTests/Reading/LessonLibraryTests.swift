import Base
import Course
import Foundation
import Markdown
import TestSupport
import Testing

@Suite struct LessonLibraryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ names: String...) throws {
    let lessons = folder.url.appendingPathComponent("lessons")
    try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
    for name in names { _ = try folder.write("# \(name)\n", to: "lessons/\(name)") }
  }

  private func library(named: String? = nil, program: String? = nil) throws -> LessonLibrary {
    try LessonLibrary(folder: named, workingFolder: folder.url.path, programFolder: program)
  }

  @Test func lessonsAreInTheOrderOfTheirNumbers() throws {
    try write(
      "10-c.md", "2-b.md", "00-a.md", "README.md", "x-1.md", "03-B.md", "04-d.txt", "12345-e.md", "05.md")
    #expect(try library().entries.map(\.name) == ["a", "b", "c"])
  }

  @Test func aFolderThatIsNamedComesFirstThenTheWorkingFolderThenTheProgramsThenTheProgram() throws {
    let other = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: other.path("lessons"), withIntermediateDirectories: true)
    _ = try other.write("# a", to: "lessons/01-other.md")
    let program = other.url.path
    #expect(try library().folder == nil)
    #expect(try library(program: program).entries.map(\.name) == ["other"])
    try write("README.md")
    #expect(try library(program: program).entries.map(\.name) == ["other"])
    try write("01-own.md")
    #expect(try library(program: program).entries.map(\.name) == ["own"])
    #expect(try library(named: other.path("lessons")).entries.map(\.name) == ["other"])
  }

  @Test func aFolderThatIsNamedHasToHaveLessons() throws {
    let path = folder.url.path
    #expect(throws: LessonLibraryError.noLessons(path: path)) { try library(named: path) }
    #expect(throws: LessonLibraryError.cannotList(path: path + "/x", .missing)) {
      try library(named: path + "/x")
    }
    let file = try folder.write("", to: "file")
    #expect(throws: LessonLibraryError.cannotList(path: file, .noFolder)) { try library(named: file) }
  }

  @Test(arguments: [("01-a.md", "1-b.md", "number"), ("01-a.md", "02-a.md", "name")])
  func twoLessonsOfOneNumberOrNameAreRefused(first: String, second: String, what: String) throws {
    try write(first, second)
    let lessons = folder.url.path + "/lessons/"
    #expect(throws: LessonLibraryError.duplicate(what, first: lessons + first, second: lessons + second)) {
      try library()
    }
  }

  @Test(arguments: ["3", "03", "0003", "softmax", "soft", "03-softmax", "03-softmax.md", "3-softmax.md"])
  func aLessonIsFoundByItsNumberItsNameOrTheBeginningOfIt(word: String) throws {
    try write("03-softmax.md", "04-backward.md")
    #expect(try library().entry(word).name == "softmax")
  }

  @Test func aWholeNameWinsOverTheBeginningOfAnother() throws {
    try write("03-bias-more.md", "04-bias.md")
    #expect(try library().entry("bias").number == 4)
    #expect(throws: LessonLibraryError.ambiguous("bi", lessons: ["bias-more", "bias"])) {
      try library().entry("bi")
    }
  }

  @Test func aLessonIsFoundByThePathOfItsFile() throws {
    let path = try folder.write("# Elsewhere", to: "07-elsewhere.md")
    let entry = try LessonLibrary.inProgram().entry(path)
    #expect(entry.number == 7)
    #expect(try entry.read().title == "Elsewhere")
    #expect(throws: LessonLibraryError.badFileName("./notes.md")) {
      try LessonLibrary.inProgram().entry("./notes.md")
    }
  }

  @Test(arguments: ["", "5", "sofmax", "99999999999999999999", "-1", "s o", "\u{1b}"])
  func anUnknownLessonIsToldWithNamesThatLookLikeIt(word: String) throws {
    try write("03-softmax.md", "04-backward.md")
    let near = word == "sofmax" ? ["softmax"] : []
    let lessons = ["3 softmax", "4 backward"]
    let library = try library()
    #expect(throws: LessonLibraryError.unknown(word, near: near, lessons: lessons, folder: library.folder)) {
      try library.entry(word)
    }
    #expect(library.folder != nil)
  }

  @Test func aHugeFileIsRefusedUnread() throws {
    try write("03-softmax.md")
    let path = folder.path("lessons/03-softmax.md")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: 100_000_000_000)
    try file.close()
    #expect(
      throws: FileError.tooLarge(path: path, bytes: 100_000_000_000, limit: MarkdownDocument.maximumSize)
    ) { try library().entry("3").read() }
  }

  /// After a new lesson, `touch Package.swift` makes the package manager notice its further changes.
  @Test func theProgramHoldsTheLessonsOfTheFolder() throws {
    let folder = try LessonLibrary(folder: Repository.root.appendingPathComponent("lessons").path)
    let program = try LessonLibrary.inProgram()
    #expect(program.folder == nil)
    #expect(program.entries.map(\.name) == folder.entries.map(\.name))
    for (inside, outside) in zip(program.entries, folder.entries) {
      var (inside, outside) = (try inside.read(), try outside.read())
      outside.file = inside.file
      #expect(inside == outside, "\(inside.file) has changed since: touch Package.swift, and build again")
      inside.file = ""
    }
  }
}
