import Base
import Platform

/// What a command may do outside the session: whatever the system lets it where a person typed it, little where the
/// text of a lesson did.
///
/// Every command that takes a path has it resolved here, so that there is one place to refuse it.
public struct Permissions: Sendable {
  /// What the text of a lesson is held to; nil for a person.
  private let bounds: Bounds?
  /// The one command of lessons that may run, though the text of a lesson gives it: in a solution, the answer.
  package var allowedCommand: Command?

  private struct Bounds {
    /// The folder in which new files may be written, and files read.
    let working: String
    /// Another folder in which files may be read.
    let reading: String?
  }

  private init(_ bounds: Bounds?) { self.bounds = bounds }

  /// Everything that the system allows.
  public static let person = Permissions(nil)

  /// What the text of a lesson may do: read files in `folder`, which holds the lesson, and in `working`; write new ones
  /// in `working`, relative to which it names files; and run no command that starts lessons or ends gradb.
  package static func lesson(folder: String?, working: String = ".") -> Permissions {
    Permissions(Bounds(working: working, reading: folder))
  }

  /// Refuses a command that the text of a lesson may not run.
  func check(_ command: Command) throws(PermissionError) {
    guard bounds != nil, command.group == .lesson || command == .quit else { return }
    if command == allowedCommand { return }
    throw .command(command.name)
  }

  /// The path to open for reading where `path` was typed.
  ///
  /// - Throws: `PermissionError` for what can be no path, and for a file of which the text of a lesson must not know
  ///   whether it exists.
  func pathToRead(_ path: String) throws(PermissionError) -> String {
    let expanded = try Self.expanded(path)
    guard let bounds else { return expanded }
    let folders = [bounds.working, bounds.reading].compactMap { $0 }
    for folder in folders {
      let file = Self.path(expanded, in: folder)
      guard let real = Self.realPath(file) else { continue }
      guard folders.contains(where: { Self.isInside(real, folder: $0) }) else { throw .outside(path) }
      return file
    }
    // There is none, which the command can say better; but only of places where it may look.
    let parent = Self.path(expanded.parentFolder, in: bounds.working)
    let isInside =
      Self.realPath(parent).map { real in folders.contains { Self.isInside(real, folder: $0) } } ?? true
    if !isInside || expanded.hasPrefix("/") || expanded.split(separator: "/").contains("..") {
      throw .outside(path)
    }
    return Self.path(expanded, in: bounds.working)
  }

  /// The path to write to where `path` was typed.
  ///
  /// - Throws: `PermissionError` for what can be no path, and where the text of a lesson would write elsewhere than in
  ///   the working folder, to a hidden file, or over a file.
  func pathToWrite(_ path: String) throws(PermissionError) -> String {
    let expanded = try Self.expanded(path)
    guard let bounds else { return expanded }
    let file = Self.path(expanded, in: bounds.working)
    let name = file.lastPathPart
    guard file.utf8.last != UInt8(ascii: "/"), let working = Self.realPath(bounds.working),
      let real = Self.realPath(file.parentFolder), Self.isInside(real, folder: bounds.working)
    else { throw .outside(path) }
    let inner = real.utf8.dropFirst(working.utf8.count).split(separator: UInt8(ascii: "/"))
    guard !(inner + [name.utf8[...]]).contains(where: { $0.first == UInt8(ascii: ".") }) else {
      throw .hidden(path)
    }
    var status = stat()
    // A link to nowhere is something, too.
    guard lstat(file, &status) != 0 else { throw .exists(path) }
    return file
  }

  /// The path to write to where `path` was typed; nil where the text of a lesson would write a file that is there, and
  /// that `isSame` finds to hold just that: then nothing is to be done.
  ///
  /// - Throws: `PermissionError`, as `pathToWrite(_:)` does, for any other file.
  func pathToWrite(
    _ path: String, unless isSame: (_ file: String) -> Bool
  ) throws(PermissionError) -> String? {
    do {
      return try pathToWrite(path)
    } catch {
      guard case .exists = error, isSame(try pathToRead(path)) else { throw error }
      return nil
    }
  }

  /// `path` with the home folder in the place of `~`.
  private static func expanded(_ path: String) throws(PermissionError) -> String {
    // The system would take the path to end there, and so open another file than was named.
    guard !path.utf8.contains(0) else { throw .noPath(path) }
    return path.expandingTilde
  }

  /// `path` as it is meant in `folder`.
  private static func path(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// Where `path` leads, links followed; nil where nothing is there.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isInside(_ real: String, folder: String) -> Bool {
    guard let folder = realPath(folder) else { return false }
    // By bytes: two names that Swift calls equal, with accents written in different ways, are two to the system.
    let inside = folder == "/" ? folder : folder + "/"
    return real.utf8.elementsEqual(folder.utf8) || real.utf8.starts(with: inside.utf8)
  }
}

/// What nobody, or the text of a lesson, may do.
enum PermissionError: ExplainedError, Equatable {
  /// Use what is no path.
  case noPath(String)
  /// Use a file outside the folders it may use.
  case outside(String)
  /// Write a hidden file.
  case hidden(String)
  /// Write over a file.
  case exists(String)
  /// Run this command.
  case command(String)

  var message: String {
    switch self {
    case .noPath(let path): "\(path) has a zero character in it, which no path can have"
    case .outside(let path):
      "a lesson may not use \(path), which is neither in its own folder nor in this one; type the line yourself if "
        + "you want it"
    case .hidden(let path): "a lesson may not write \(path), because its name begins with a dot"
    case .exists(let path):
      "a lesson may not write over \(path), which exists: move that file away, begin the lesson in another folder, "
        + "or type the line yourself if you want it"
    case .command(let name): "a lesson may not run \(name); only who learns may"
    }
  }
}
