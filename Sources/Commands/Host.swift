import Base
import Rendering

/// What a running command may ask of whoever shows its results: a terminal, a pipe, a test.
public protocol Host: AnyObject {
  /// What can be shown, now; it changes when a window is resized.
  var display: Display { get }
  /// Given where the person asked to stop (Ctrl-C) since the current command began: what long work asks between its pieces.
  var stop: StopSignal<BrokenOff> { get }
  /// The same, asked by a command itself: once for each iteration, operation or line of a file.
  var isInterrupted: Bool { get }
  /// Shows a part of a result before the command is done.
  func show(_ finding: any Finding)
  /// Shows a long result, all that a command has to say, portion by portion, as long as somebody reads it; `next` makes
  /// the portion that comes next, and nil behind the last. With `pages`, a terminal may show it one screen at a time.
  func showInPortions(pages: Bool, _ next: () throws -> StyledText?) throws
  /// Shows how far a long command has come, in the place of the last call; nil takes it away.
  func showProgress(_ progress: ProgressReport?)
}

extension Host {
  /// Whether the signal is given.
  public var isInterrupted: Bool { stop.isGiven }

  /// Shows one portion behind the other.
  public func showInPortions(pages: Bool, _ next: () throws -> StyledText?) throws {
    while let portion = try next() { show(portion) }
  }
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
