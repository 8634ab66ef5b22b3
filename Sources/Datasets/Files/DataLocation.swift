import Base
import Platform

/// A path and what little of its contents a format needs to recognise it.
struct DataLocation {
  /// The path as it was given, or as a person would type it for a file in an archive.
  let path: String
  /// What is there.
  let contents: Contents
  /// The files that lie beside it, or in it where it is a folder.
  let folder: DataFolder
  /// The file's name in `folder`, with the folders it is in; empty where it is a folder.
  let nameInFolder: String
  /// What was chosen on the way, in a few words for a person.
  private(set) var remarks: [String] = []

  enum Contents {
    /// A folder, or an archive of files that belong together.
    case folder
    /// A file, and its first bytes (at most `headSize`, and at least one), inflated if it is a gzip file.
    case file(head: [UInt8])
  }

  static let headSize = 512

  /// Looks at what is at `path`, a file, a folder, or `ARCHIVE.zip:FILE`. Throws an error for a path, file or gzip stream that
  /// cannot be read, or is empty.
  init(_ path: String) throws(DataError) {
    if let (archive, member) = Self.parts(path) {
      let folder = try DataFolder(archive: Self.bytes(archive), at: archive)
      guard folder.names.contains(member) else {
        throw .notInArchive(file: archive, name: member, names: folder.names)
      }
      try self.init(folder, member)
      return
    }
    switch try FileStatus(of: path) {
    case .folder: self.init(try DataFolder(at: path))
    case .file:
      let source = try ByteSource(opening: path)
      let head = try source.read(Self.headSize)
      guard !head.isEmpty else { throw .empty(file: path) }
      let beside = DataFolder(beside: path.parentFolder)
      guard DataError.Contents(head: head) == .zip, !source.isCompressed else {
        self.init(path, .file(head: head), beside)
        return
      }
      let archive = try DataFolder(archive: Self.bytes(path), at: path)
      if archive.isSession { throw .savedSession(file: path) }
      if archive.isArrays {
        self.init(path, .file(head: head), beside)
      } else if IDXFiles.isIn(archive) {
        self.init(archive)
      } else {
        let (name, others) = try TableInArchive.choose(archive)
        try self.init(archive, name)
        if !others.isEmpty {
          remarks = ["read \(name) in it, and left \(others.joined(separator: ", "))"]
        }
      }
    }
  }

  private init(_ path: String, _ contents: Contents, _ folder: DataFolder) {
    self.path = path
    self.contents = contents
    self.folder = folder
    nameInFolder = path.lastPathPart
  }

  private init(_ folder: DataFolder) {
    path = folder.path
    contents = .folder
    self.folder = folder
    nameInFolder = ""
  }

  /// A file in a folder.
  private init(_ folder: DataFolder, _ name: String) throws(DataError) {
    path = folder.path(of: name)
    let head = try folder.open(name).read(Self.headSize)
    guard !head.isEmpty else { throw .empty(file: path) }
    contents = .file(head: head)
    self.folder = folder
    nameInFolder = name
  }

  /// The last part of the path.
  var name: String { nameInFolder.isEmpty ? path.lastPathPart : nameInFolder.lastPathPart }

  /// The bytes of the file.
  func open() throws(DataError) -> ByteSource { try folder.open(nameInFolder) }

  /// The archive and the file in it that a path names; nil where it is the path of a file.
  private static func parts(_ path: String) -> (archive: String, member: String)? {
    guard (try? FileStatus(of: path)) == nil, let range = path.firstRange(of: ".zip:") else { return nil }
    return (String(path[..<range.lowerBound]) + ".zip", String(path[range.upperBound...]))
  }

  private static func bytes(_ archive: String) throws(DataError) -> [UInt8] {
    try ByteSource(opening: archive).readAll(limit: greatestArchiveTotal)
  }

  /// The error for a location no format recognises.
  var unrecognised: DataError {
    switch contents {
    case .folder:
      let tables = folder.names.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }
      let table = tables.first { $0.lastPathPart.hasPrefix("train") } ?? tables.first
      return .folderWithoutData(folder: path, csv: table.map { folder.path(of: $0) })
    case .file(let head):
      return .unrecognised(file: path, contents: DataError.Contents(head: head) ?? .binary)
    }
  }
}
