/// What is to be said of a planted bug in a network: where it is, how it shows, and what explains it.
public struct BugStory: Sendable {
  /// What an accusation has to name.
  public enum Suspect: Sendable, Equatable {
    /// The operation that writes this matrix; `update` where it writes none.
    case operation(String)
    /// X: how pixels become numbers.
    case pixels
    /// y and Y: how labels become numbers.
    case labels
    /// How the parameters begin.
    case initialization

    /// What a person may call it.
    public var words: [String] {
      switch self {
      case .operation(let name): [name]
      case .pixels: ["X", "pixels", "images", "image", "pixel", "data"]
      case .labels: ["Y", "y", "labels", "label", "one-hot", "onehot", "data"]
      case .initialization: ["init", "initialization", "initialisation", "parameters", "weights"]
      }
    }
  }

  /// What is wrong.
  public let suspect: Suspect
  /// The line of NumPy as it should be.
  public let right: String
  /// The line of NumPy that does what it does.
  public let wrong: String
  /// How it shows, in a sentence.
  public let shows: String
  /// Commands after which it shows; each runs in a fresh session.
  public let setup: [String]
  /// The command that shows it best, after `setup`.
  public let best: String
  /// What `best` says with the bug and not without, blanks and line ends aside; nil where only its numbers differ.
  public let clue: String?
  /// An expression that is true after `setup` and `best` with the bug, and false without.
  public let symptom: String
  /// Hints, the vaguest first; at least three.
  public let hints: [String]
  /// Why it is wrong, and what comes of it.
  public let explanation: String
}
