import Foundation

/// A new empty folder that is removed with this value's last reference.
public final class TemporaryFolder {
  /// Where it is.
  public let url: URL

  /// Makes the folder, under the system's temporary folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("gradb-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of `name` in the folder.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes `bytes` to `name` and returns its path.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  /// Writes `text` as UTF-8 to `name` and returns its path.
  public func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }
}
