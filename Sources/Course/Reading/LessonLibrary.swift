import Base
import Platform

/// The lessons of one folder, or those inside the program, by number.
public struct LessonLibrary: Sendable, Equatable {
  /// The folder they are in; nil for the course inside the program.
  public let folder: String?
  /// The lessons, by number; no two have the same number or name.
  public let entries: [LessonEntry]

  /// The name of the folder that is looked for.
  private static let folderName = "lessons"

  /// Looks for lessons: in `folder` if a person named one; else in `lessons` in the working folder, then in `lessons`
  /// in the program's folder, then inside the program. A folder in which no file is called as a lesson is passed over,
  /// unless the person named it.
  ///
  /// - Throws: `LessonLibraryError` when the named folder has no lessons or cannot be listed, or when two lessons have
  ///   the same number or name.
  public init(folder: String?, workingFolder: String, programFolder: String?) throws(LessonLibraryError) {
    if let folder {
      self = try LessonLibrary(folder: folder)
      return
    }
    for place in [workingFolder, programFolder].compactMap(\.self) {
      let folder = place == "." ? Self.folderName : place + "/" + Self.folderName
      if let found = try? Self.entries(in: folder), !found.isEmpty {
        try self.init(found, folder: folder)
        return
      }
    }
    self = try .inProgram()
  }

  /// The lessons of the folder at `path`.
  ///
  /// - Throws: `LessonLibraryError` when it cannot be listed, has no lesson, or two have the same number or name.
  public init(folder path: String) throws(LessonLibraryError) {
    let found = try Self.entries(in: path)
    guard !found.isEmpty else { throw .noLessons(path: path) }
    try self.init(found, folder: path)
  }

  /// The course inside the program: the folder `lessons` as it was when the program was built.
  ///
  /// - Throws: `LessonLibraryError` when two of its lessons have the same number or name.
  public static func inProgram() throws(LessonLibraryError) -> LessonLibrary {
    let entries = EmbeddedLessons.files.compactMap { file in
      LessonEntry(fileName: file.name, file: folderName + "/" + file.name, text: file.text)
    }
    return try LessonLibrary(entries, folder: nil)
  }

  private init(_ found: [LessonEntry], folder: String?) throws(LessonLibraryError) {
    entries = found.sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    self.folder = folder
    for (first, second) in zip(entries, entries.dropFirst()) where first.number == second.number {
      throw .duplicate("number", first: first.file, second: second.file)
    }
    let byName = entries.sorted { $0.name < $1.name }
    for (first, second) in zip(byName, byName.dropFirst()) where first.name == second.name {
      throw .duplicate("name", first: first.file, second: second.file)
    }
  }

  private static func entries(in folder: String) throws(LessonLibraryError) -> [LessonEntry] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      let isFolder = folder.leadsToFolder
      throw .cannotList(path: folder, isFolder.map { $0 ? .refused : .noFolder } ?? .missing)
    }
    return names.compactMap { LessonEntry(fileName: $0, file: folder + "/" + $0) }
  }

  /// The lesson that a person means by `word`: its number (`3`, `03`), its name, its file name, the beginning of the
  /// name of only one lesson, or the path of a file (a word with a slash, or that ends in `.md`).
  ///
  /// - Throws: `LessonLibraryError` when no lesson is meant, or more than one may be.
  public func entry(_ word: String) throws(LessonLibraryError) -> LessonEntry {
    if let number = Int(word), let entry = entries.first(where: { $0.number == number }) { return entry }
    if let entry = entries.first(where: { $0.name == word }) { return entry }
    let fileName = LessonFileName(word) ?? LessonFileName(word + ".md")
    if let fileName,
      let entry = entries.first(where: { $0.number == fileName.number && $0.name == fileName.name })
    {
      return entry
    }
    if word.contains("/") || word.hasSuffix(".md") {
      let last = word.split(separator: "/").last.map(String.init) ?? word
      guard let entry = LessonEntry(fileName: last, file: word) else { throw .badFileName(word) }
      return entry
    }
    let beginning = entries.filter { !word.isEmpty && $0.name.hasPrefix(word) }
    guard beginning.count <= 1 else { throw .ambiguous(word, lessons: beginning.map(\.name)) }
    guard let entry = beginning.first else {
      let (names, all) = (entries.map(\.name), entries.map { "\($0.number) \($0.name)" })
      throw .unknown(word, near: Spelling.nearest(to: word, among: names), lessons: all, folder: folder)
    }
    return entry
  }
}
