import Debugging
import Rendering

/// Where a session stands: its iteration and the operation that runs next.
struct Place: Finding {
  static let kind = "position"

  /// The updates that have been made.
  let iteration: Int
  /// The operation that runs next.
  let next: ProgramLine
  /// Whether the text says which iteration it is.
  private var saysIteration = true

  private enum CodingKeys: CodingKey { case iteration, next }

  init(_ session: Session) {
    iteration = session.position.iteration
    next = session.line(at: session.position.operation)
  }

  /// The next operation of a session in whose iteration the person is.
  static func next(_ session: Session) -> Place {
    var place = Place(session)
    place.saysIteration = false
    return place
  }

  /// `iteration 12, next: dW1 = dZ1 @ X.T / m`.
  func text(in display: Display) -> StyledText {
    let iteration = saysIteration ? StyledText("iteration \(iteration), ", .heading) : StyledText()
    return iteration + StyledText("next: ", .faint) + next.text + "\n"
  }
}
