import ArrayFiles
import Datasets

/// Tells by its name that a file holds no commands, before its bytes are taken for some.
public enum ScriptName {
  /// The command that opens the file at `path` as what it is; nil where it may be a script, or is something else.
  public static func opening(_ path: String) -> String? {
    switch NamedFile(at: path) {
    case .samples: "load \(Interpreter.quoted(path))"
    case .session: "restore \(Interpreter.quoted(path))"
    case nil: nil
    }
  }

  /// What to do with the file at `path` instead of running it, as a sentence; nil where it may be a script.
  public static func refusal(of path: String) -> String? {
    if NamedFile.isNamedAsSamples(path) {
      return "\(path) holds data, not commands; load \(path) reads it, and so does gradb --data \(path)."
    }
    if ArrayFile.Format(path: path) != nil {
      return "\(path) holds arrays, not commands; restore goes on with a saved session, compare looks for a "
        + "mistake in your own numbers, and import takes parameters."
    }
    return nil
  }
}
