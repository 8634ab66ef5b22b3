import Debugging
import Rendering

/// What the person should know of an action besides its result.
enum NoticeView {
  static func text(_ notice: Notice, _ session: Session) -> StyledText {
    switch notice {
    case .droppedFuture(let after, let frontier):
      StyledText(
        "what lay ahead of \(words(after)), up to \(words(frontier)), is forgotten, because the past was "
          + "changed; checkpoint keeps a state\n", .caution)
    case .looksAside(let frontier):
      StyledText(
        "a look aside: what lies ahead, up to \(session.words(frontier)), stays known until an update runs or something is "
          + "changed\n", .faint)
    case .startedOver(let frontier):
      StyledText(
        "what was known up to \(words(frontier)) is forgotten; checkpoint keeps a state\n", .caution)
    case .bugHasNoPlace:
      StyledText("this network has no place for the bug that was planted, so it is gone\n", .caution)
    case .computedAnew:
      StyledText(
        "an older gradb saved this, which rounded otherwise: what lies between its snapshots is computed anew, and may "
          + "differ in the last digits\n", .caution)
    }
  }

  /// A forgotten position, without the name of its operation: the program that had it may be forgotten, too.
  private static func words(_ position: Position) -> String {
    position.operation == 0
      ? "iteration \(position.iteration)" : "the middle of iteration \(position.iteration)"
  }
}
