import Base
import Platform

/// What a file is that somebody names without saying what to do with it.
public enum NamedFile: Sendable {
  /// Samples, which can be loaded.
  case samples
  /// What `save` wrote.
  case session

  /// How the names of files of samples end, whatever is in them; each may be compressed with gzip.
  private static let endings = [".csv", ".tsv", ".arff", ".data", "-ubyte", ".idx", ".zip"]

  /// Whether a file is one of samples by its name alone.
  public static func isNamedAsSamples(_ path: String) -> Bool {
    let name = path.lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return endings.contains(where: plain.hasSuffix)
  }

  /// Tells it by the path, and by the names in an archive; nil where it is something else.
  public init?(at path: String) {
    let name = path.lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    if path.leadsToFolder == true || Self.isNamedAsSamples(path) {
      self = .samples
    } else if plain.hasSuffix(".npy") {
      guard NamedArrays.role(String(path.lastPathPart.dropLast(4)))?.role != nil else { return nil }
      self = .samples
    } else if plain.hasSuffix(".npz") {
      guard let bytes = try? ByteSource(opening: path).readAll(limit: greatestArchiveTotal),
        let archive = try? DataFolder(archive: bytes, at: path)
      else { return nil }
      if archive.isSession {
        self = .session
      } else if NamedArrays.areSamples(archive.names.map { $0.replacing(".npy", with: "") }) {
        self = .samples
      } else {
        return nil
      }
    } else {
      return nil
    }
  }
}
