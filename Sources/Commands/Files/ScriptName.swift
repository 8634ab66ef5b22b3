/// Tells by its name that a file holds no commands, before its bytes are taken for some.
public enum ScriptName {
  /// What to do with the file at `path` instead of running it, as a sentence; nil where it may be a script.
  public static func refusal(of path: String) -> String? {
    let name = path.lowercased()
    func isOne(of ends: String...) -> Bool { ends.contains { name.hasSuffix($0) } }
    if isOne(of: ".csv", ".csv.gz", "-ubyte", "-ubyte.gz", ".idx") {
      return "\(path) holds data, not commands; load \(path) reads it, and so does gradb --data \(path)."
    }
    if isOne(of: ".npz", ".npy", ".safetensors") {
      return "\(path) holds arrays, not commands; restore goes on with a saved session, compare looks for a "
        + "mistake in your own numbers, and import takes parameters."
    }
    return nil
  }
}
