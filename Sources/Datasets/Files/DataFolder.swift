import ArrayFiles
import Base
import Platform

/// Files that may belong together: those of a folder and of the folders in it, or those of a zip archive.
struct DataFolder {
  /// The path of the folder or of the archive.
  let path: String
  /// The path of each file in it, sorted; none of what only lies beside a file.
  let names: [String]
  /// What a person puts between the two: `/`, or `:` for what an archive has.
  private let joint: String
  private let hasFile: (String) -> Bool
  private let openFile: (String) throws(DataError) -> ByteSource

  /// The most files that are looked at, and how deep.
  private static let mostFiles = 10_000
  private static let depth = 4

  /// What lies in a folder on disk, which is not listed: it may have any number of files.
  init(beside path: String, names: [String] = []) {
    self.path = path
    joint = "/"
    self.names = names
    hasFile = { (try? FileStatus(of: path.appendingPath($0))) == .file }
    openFile = { (name) throws(DataError) in try ByteSource(opening: path.appendingPath(name)) }
  }

  /// What is in a folder on disk.
  init(at path: String) throws(DataError) {
    var names: [String] = []
    try Self.list(path, "", depth: Self.depth, into: &names)
    self.init(beside: path, names: names.sorted())
  }

  private static func list(
    _ path: String, _ prefix: String, depth: Int, into names: inout [String]
  ) throws(DataError) {
    let entries: [String]
    do { entries = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      // What lies deeper need not be readable.
      guard prefix.isEmpty else { return }
      throw .unreadable(file: path, reason: DataError.reason(EACCES))
    }
    for entry in entries.sorted() where !entry.hasPrefix(".") && names.count < mostFiles {
      let inner = path.appendingPath(entry)
      if depth > 1, (try? FileStatus(of: inner)) == .folder {
        try list(inner, prefix + entry + "/", depth: depth - 1, into: &names)
      } else {
        names.append(prefix + entry)
      }
    }
  }

  /// What is in a zip archive, the whole of whose bytes are `bytes`. Nothing is unpacked to disk.
  init(archive bytes: [UInt8], at path: String) throws(DataError) {
    let reader: ZipReader
    do throws(ArrayFileError) {
      reader = try ZipReader(bytes, file: path, limit: greatestArchiveTotal)
    } catch {
      throw .archive(file: path, problem: error.message)
    }
    let files = reader.entries.filter { entry in
      !entry.name.hasSuffix("/") && !entry.name.hasPrefix("__MACOSX/")
        && !entry.name.lastPathPart.hasPrefix(".")
    }
    self.path = path
    joint = ":"
    names = files.map(\.name).sorted()
    hasFile = { name in files.contains { $0.name == name } }
    // Who looks at a file reads it next: it is inflated once.
    var last: (name: String, bytes: [UInt8])?
    openFile = { (name) throws(DataError) in
      if let last, last.name == name { return ByteSource(last.bytes, file: "\(path):\(name)") }
      guard let entry = files.first(where: { $0.name == name }) else {
        throw .missing(file: "\(path):\(name)")
      }
      do throws(ArrayFileError) {
        let bytes = try reader.contents(of: entry)
        last = (name, bytes)
        return ByteSource(bytes, file: "\(path):\(name)")
      } catch {
        throw .archive(file: path, problem: error.message)
      }
    }
  }

  /// What a person types for one of its files.
  func path(of name: String) -> String { joint == "/" ? path.appendingPath(name) : path + joint + name }

  /// Whether it has a file of this name.
  func has(_ name: String) -> Bool { hasFile(name) }

  /// The bytes of one of its files.
  func open(_ name: String) throws(DataError) -> ByteSource { try openFile(name) }

  /// Whether it is what `save` writes: arrays, and a session beside them.
  var isSession: Bool { names.contains("session.json") }

  /// Whether it holds nothing but arrays: what `np.savez` writes is a zip archive, too.
  var isArrays: Bool { !names.isEmpty && names.allSatisfy { $0.hasSuffix(".npy") && !$0.contains("/") } }
}
