import Networks

/// A line of NumPy that people write where another belongs.
public struct Mistake: Sendable {
  /// What is to be said of it.
  public enum Kind: Sendable, Equatable {
    /// A mistake that a gradient check names, too.
    case diagnosis(Diagnosis)
    /// A sentence without its full stop.
    case words(String)
    /// A loss that is larger by `factor` times the squares of the weights.
    case penalty(factor: Double)
  }

  /// The right side of the wrong line, as people write it: `dZ2 @ A1.T`.
  public let line: String
  /// The same for gradb to evaluate, where that differs.
  let expression: String
  /// What is wrong with it.
  public let kind: Kind
  /// Whether it is no mistake after all, but a choice that people make on purpose, and that nothing else depends on.
  public let isChoice: Bool
  /// The bug in the catalogue of planted ones that is the same mistake, and explains it; nil for none.
  public let bug: PlantedBug?

  init(
    _ line: String, _ kind: Kind, evaluating expression: String? = nil, like bug: String? = nil,
    isChoice: Bool = false
  ) {
    self.line = line
    self.expression = expression ?? line
    self.kind = kind
    self.isChoice = isChoice
    self.bug = bug.flatMap(PlantedBug.named)
  }

  init(
    _ line: String, _ words: String, evaluating expression: String? = nil, like bug: String? = nil,
    isChoice: Bool = false
  ) {
    self.init(line, .words(words), evaluating: expression, like: bug, isChoice: isChoice)
  }
}
