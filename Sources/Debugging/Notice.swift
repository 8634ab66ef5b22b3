/// Something that an action did besides what was asked, and that the person should know.
public enum Notice: Sendable, Equatable {
  /// What lay ahead of this position, up to `frontier`, was forgotten, because the past was changed.
  case droppedFuture(after: Position, frontier: Position)
  /// An iteration of the past was begun on other samples; what lies ahead, up to `frontier`, is known still.
  case looksAside(frontier: Position)
  /// All that was known, up to `frontier`, which lay ahead, was forgotten, because training starts again.
  case startedOver(frontier: Position)
  /// The new network has no place for the bug that was planted, which is gone.
  case bugHasNoPlace
  /// What was restored between snapshots has other last digits than when it was saved.
  case computedAnew
}
