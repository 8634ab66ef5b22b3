import Rendering

/// What a running command may ask of whoever shows its results: a terminal, a pipe, a test.
public protocol Host: AnyObject {
  /// What can be shown, now; it changes when a window is resized.
  var display: Display { get }
  /// Whether the person asked to stop (Ctrl-C) since the current command began. Cheap enough for inner loops.
  var isInterrupted: Bool { get }
  /// Shows a part of a result before the command is done.
  func show(_ text: StyledText)
  /// Shows how far a long command has come, in the place of the last call; nil takes it away.
  func showProgress(_ progress: ProgressReport?)
}

/// How far a long command has come.
public struct ProgressReport: Sendable, Equatable {
  /// What is going on: "training", "reading train.csv".
  public var title: String
  /// How much of it is done, 0…1.
  public var fraction: Double
  /// A few words that stand behind the bar, such as "173 iterations/s, 2 s left"; may be empty.
  public var detail: String

  /// A report of `title` with `fraction` done.
  public init(title: String, fraction: Double, detail: String = "") {
    self.title = title
    self.fraction = fraction
    self.detail = detail
  }
}
