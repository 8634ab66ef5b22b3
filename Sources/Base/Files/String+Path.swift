import Platform

/// Parts of paths, by their bytes: a slash before a combining mark is a slash to the system, and no character of its own.
///
/// Foundation's `deletingLastPathComponent`, `lastPathComponent` and `pathExtension` trap on some paths: on `a`, and where
/// two slashes stand before a letter that is not ASCII.
extension String {
  /// The folder in which a path names something; empty where that is the working folder, as of `a` and `a/`.
  package var parentFolder: String {
    guard let name = nameBytes else { return isEmpty ? "" : "/" }
    let before = utf8[..<name.startIndex]
    guard !before.isEmpty else { return "" }
    return before.lastIndex { $0 != Self.slash }.map { String(self[...$0]) } ?? "/"
  }

  /// The name that a path ends with, `b` of `a/b/`; empty where there is none.
  package var lastPathPart: String { nameBytes.map { String(decoding: $0, as: UTF8.self) } ?? "" }

  /// What stands behind the last dot of the name, `gz` of `a.csv.gz`; empty where there is no dot within the name.
  package var fileExtension: String {
    guard let name = nameBytes, let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return ""
    }
    return String(decoding: name[dot...].dropFirst(), as: UTF8.self)
  }

  /// The path of `name` in the folder that this path names.
  package func appendingPath(_ name: String) -> String {
    isEmpty || utf8.last == Self.slash ? self + name : self + "/" + name
  }

  /// Whether the path leads to a folder, links followed; nil where nothing is there.
  package var leadsToFolder: Bool? {
    var status = stat()
    return stat(self, &status) == 0 ? status.st_mode & S_IFMT == S_IFDIR : nil
  }

  /// The path with the home folder in the place of a `~` that it begins with: `$HOME`, as shells have it, whatever the
  /// system's list of users says; of another person, `~ada`, what that list says.
  package var expandingTilde: String {
    guard utf8.first == UInt8(ascii: "~") else { return self }
    let end = utf8.firstIndex(of: Self.slash) ?? endIndex
    let user = String(self[..<end].dropFirst())
    if user.isEmpty, let home = getenv("HOME").map({ String(cString: $0) }), !home.isEmpty {
      return home + self[end...]
    }
    guard let entry = user.isEmpty ? getpwuid(getuid()) : getpwnam(user) else { return self }
    return String(cString: entry.pointee.pw_dir) + self[end...]
  }

  private static let slash = UInt8(ascii: "/")

  private var nameBytes: Substring.UTF8View? {
    guard let end = utf8.lastIndex(where: { $0 != Self.slash }) else { return nil }
    let whole = utf8[...end]
    return whole.lastIndex(of: Self.slash).map { whole[$0...].dropFirst() } ?? whole
  }
}
